import { type Head, paths, SCHEMA_VERSION, type StoredItem } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { admin } from '../../tools/clients/admin.ts';
import { arrayPath, itemPath } from './baseline/paths.ts';
import type { SeededTodo } from './todos.ts';

/** Stores the todos as each contender keeps them; ours as if each had come by a commit of its own. */
export const SEED = {
  async ours(uid: string, todos: readonly SeededTodo[]): Promise<void> {
    const updatedAt = Timestamp.now();
    const stamp = (version: number) => ({
      ...{ version, commitId: `seed${version}`, deviceId: 'seed', updatedAt },
    });
    await store(
      todos.map(({ id, value }, index) => {
        const item: StoredItem<Timestamp> = { ...stamp(index + 1), value, editedAt: 1 };
        return [paths.item(uid, 'TODOS', id), item];
      }),
    );
    const count = todos.length;
    const parent = count === 1 ? null : `seed${count - 1}`;
    const head: Head<Timestamp> = { ...stamp(count), parent, schema: SCHEMA_VERSION };
    await store([[paths.head(uid, 'TODOS'), head]]);
  },
  perItem: (uid: string, todos: readonly SeededTodo[]): Promise<void> =>
    store(todos.map(({ id, value }) => [itemPath(uid, id), value])),
  wholeArray: (uid: string, todos: readonly SeededTodo[]): Promise<void> =>
    store([[arrayPath(uid), { todos: todos.map(({ id, value }) => ({ id, ...value })) }]]),
};

async function store(documents: readonly (readonly [path: string, data: object])[]): Promise<void> {
  const { db } = admin();
  const writer = db.bulkWriter({ throttling: false });
  for (const [path, data] of documents) void writer.set(db.doc(path), data);
  await writer.close();
}
