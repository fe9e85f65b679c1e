import {
  DATA_TYPES,
  type DataType,
  paths,
  type Snapshot,
  type UserExport,
} from '@daybook/protocol';
import type { Fields } from '../sync/documentStore.ts';
import { snapshotOf } from '../sync/snapshot.ts';
import type { HeadRead, SyncReader, SyncStore } from '../sync/store.ts';
import type { Accounts } from './accounts.ts';
import { asJson } from './asJson.ts';

/** Everything that is kept of a user, the synced data as of one moment (SPEC A14). `now` is ms since 1970. */
export async function exportUser(
  store: SyncStore,
  accounts: Accounts,
  uid: string,
  now: number,
): Promise<UserExport> {
  const [profile, parts] = await Promise.all([
    accounts.profile(uid),
    store.read(uid, async (reader) => {
      const heads = await reader.heads(DATA_TYPES);
      return Promise.all(
        DATA_TYPES.map((type, index) => readPart(reader, uid, type, heads[index] ?? null)),
      );
    }),
  ]);
  const broken = Object.assign({}, ...parts.map((part) => part.broken)) as Record<string, Fields>;
  return {
    exportedAt: new Date(now).toISOString(),
    uid,
    ...(asJson(profile) as typeof profile),
    dataTypes: Object.fromEntries(
      parts.map(({ snapshot }) => [snapshot.dataType, snapshot]),
    ) as UserExport['dataTypes'],
    ...(Object.keys(broken).length > 0 && { broken: asJson(broken) as typeof broken }),
  };
}

interface Part {
  snapshot: Snapshot;
  /** What is no head or item, as it is stored, by its path. */
  broken: Record<string, Fields>;
}

/** Under a broken head the items are read all the same. */
async function readPart(
  reader: SyncReader,
  uid: string,
  type: DataType,
  read: HeadRead,
): Promise<Part> {
  if (read === null) return { snapshot: snapshotOf(type, null, []), broken: {} };
  const head = 'broken' in read ? null : read;
  const newest = head?.version ?? Number.MAX_SAFE_INTEGER;
  const { items, broken } = await reader.allItems(type, newest);
  return {
    snapshot: snapshotOf(type, head, items),
    broken: Object.fromEntries([
      ...('broken' in read ? [[paths.head(uid, type), read.broken]] : []),
      ...broken.map(({ id, fields }) => [paths.item(uid, type, id), fields]),
    ]),
  };
}
