import { type DataType, paths } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { EXAMPLE_TODO as TODO } from '../../functions/src/openapi/examples.ts';
import { admin } from '../../tools/clients/admin.ts';

/** As if each todo had come by a commit of its own. */
export async function storeTodos(
  uid: string,
  count: number,
  type: DataType = 'TODOS',
): Promise<void> {
  const { db } = admin();
  const updatedAt = Timestamp.now();
  const meta = (version: number) => ({
    ...{ version, commitId: `c${version}`, deviceId: 'bench', updatedAt },
  });
  for (let start = 0; start < count; start += 500) {
    const batch = db.batch();
    for (let n = start; n < Math.min(start + 500, count); n += 1) {
      const item = { ...meta(n + 1), value: TODO, editedAt: 1_790_000_000_000 };
      batch.set(db.doc(paths.item(uid, type, `t${n}`)), item);
    }
    await batch.commit();
  }
  const parent = count === 1 ? null : `c${count - 1}`;
  await db.doc(paths.head(uid, type)).set({ ...meta(count), parent, schema: 1 });
}
