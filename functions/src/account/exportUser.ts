import { DATA_TYPES, type UserExport } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { byType } from '../sync/pull.ts';
import { readSnapshot } from '../sync/snapshot.ts';
import type { SyncStore } from '../sync/store.ts';
import type { Accounts } from './accounts.ts';

/** Everything that is kept of a user, the synced data as of one moment (SPEC A14). `now` is ms since 1970. */
export async function exportUser(
  store: SyncStore,
  accounts: Accounts,
  uid: string,
  now: number,
): Promise<UserExport> {
  const [profile, snapshots] = await Promise.all([
    accounts.profile(uid),
    store.read(uid, async (reader) => {
      const heads = await reader.heads(DATA_TYPES);
      return Promise.all(
        DATA_TYPES.map((type, index) => readSnapshot(reader, type, heads[index] ?? null)),
      );
    }),
  ]);
  return {
    exportedAt: new Date(now).toISOString(),
    uid,
    ...(asJson(profile) as typeof profile),
    dataTypes: byType(snapshots),
  };
}

/** Firestore's times as RFC 3339. */
function asJson(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString();
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asJson(inner)]));
}
