import { type DataType, paths, tombstoneExpiry, USER_HEADER } from '@daybook/protocol';
import { deleteField, doc, type Firestore, serverTimestamp, writeBatch } from 'firebase/firestore';
import type { Answer } from '../../../tools/clients/apiClient.ts';
import { isAllowed } from '../../rules/support/verdict.ts';
import type { Callers } from './callers.ts';
import { carriedChanges, isForged, timeOf } from './carriedChanges.ts';
import { type CommitCase, HEADS_ID } from './types.ts';

type Fields = Record<string, unknown>;

/** Whether the direct door takes the case's commit on the data of `uid`. */
export function takenDirectly(
  test: CommitCase,
  uid: string,
  now: number,
  callers: Callers,
): Promise<boolean> {
  const db: Firestore = callers.firestoreOf(uid, test.who);
  const type = test.type as DataType;
  const { version, parent, commitId } = wanted(test);
  const { deviceId, schema, headExtra } = test;
  return isAllowed(() => {
    const batch = writeBatch(db);
    const meta = { version, commitId, deviceId, updatedAt: serverTimestamp() };
    if (!test.isOrphan) {
      const changes = carriedChanges(test, now) ?? deleteField();
      const head: Fields = { ...meta, parent, schema, changes, ...headExtra };
      const mergeFields = Object.keys(head);
      batch.set(doc(db, paths.head(uid, type)), head, { mergeFields });
    }
    for (const item of test.items) {
      const ends = 'deleted' in item.content && { expiresAt: new Date(tombstoneExpiry(now)) };
      const own = { editedAt: timeOf(item, now), ...item.content, ...ends };
      const fields = { ...meta, ...own, ...item.extra };
      batch.set(doc(db, paths.item(uid, type, item.id)), fields);
    }
    return batch.commit();
  });
}

/** Whether the API door does. What it has no place for stands in the body as the unknown field that it is. */
export async function takenByApi(
  test: CommitCase,
  uid: string,
  now: number,
  callers: Callers,
): Promise<boolean> {
  const { version, parent, commitId } = wanted(test);
  const { deviceId, schema, headExtra } = test;
  const changes = test.items.map((item) => ({
    id: item.id,
    editedAt: timeOf(item, now),
    ...item.content,
    ...item.extra,
  }));
  const body: Fields = {
    ...(!test.isOrphan && { version: version - 1 }),
    ...{ parent, commitId, deviceId, schema, changes, ...headExtra },
    ...(isForged(test) && { carried: test.carried }),
  };
  const client = callers.clientOf(uid, test.who);
  return verdictOf(await client.put(`/sync/${test.type}`, body, { [USER_HEADER]: uid }));
}

function verdictOf({ status, text }: Answer): boolean {
  if (status >= 500 || status === 429) throw new Error(`${status} ${text}`);
  return status === 200;
}

function wanted({ stored: { head }, versionOff, parent, commitId }: CommitCase) {
  const headsId = head ? `c${head.version}` : null;
  return {
    version: (head?.version ?? 0) + 1 + versionOff,
    parent: parent === 'heads' ? headsId : parent === 'null' ? null : 'other',
    commitId: commitId === HEADS_ID ? headsId : commitId,
  };
}
