import { DATA_TYPES, type DataType, HEAD_RENEWAL, SCHEMA_VERSION } from '@daybook/protocol';
import type { SimServer } from './server.ts';
import type { TypeData } from './serverData.ts';
import type { Place } from './shapes.ts';

/** How long a restore takes, and a renewal of heads: two never give the same versions, ms. */
export const JOB_TAKES = 60_000;

export type Backup = ReadonlyMap<DataType, TypeData>;

/** Firestore removes tombstones that have expired: all, or every other one (SPEC D27). Of which items they were. */
export function removeExpired(server: SimServer, areAll: boolean): Place[] {
  const removed: Place[] = [];
  for (const type of DATA_TYPES) {
    const expired = [...server.data(type).items].filter(
      ([, item]) => 'deleted' in item && Number(item.expiresAt) <= server.now,
    );
    const gone = expired.filter((_, index) => areAll || index % 2 === 0).map(([id]) => id);
    server.remove(type, new Set(gone));
    removed.push(...gone.map((id) => ({ type, id })));
  }
  return removed;
}

/** `DELETE /sync` (SPEC A15). */
export function erase(server: SimServer, newId: () => string): void {
  for (const type of DATA_TYPES) {
    const { head } = server.data(type);
    if (!head) continue;
    const { changes, ...fields } = head;
    const version = head.version + 1;
    const written = { version, commitId: newId(), parent: head.commitId, deviceId: 'api' };
    server.put(type, {
      head: { ...fields, ...written, updatedAt: server.now, purgedThrough: version },
      items: new Map(),
      broken: new Map(),
    });
    server.applied.push(`${type}/${version}/${written.commitId}`);
  }
}

export function backUp(server: SimServer): Backup {
  return new Map(DATA_TYPES.map((type) => [type, server.data(type)]));
}

/** The restore of docs/ADMIN.md; what was first written after the backup has no head then. */
export function restoreBackup(server: SimServer, backup: Backup): void {
  for (const type of DATA_TYPES) {
    const data = backup.get(type) ?? { head: null, items: new Map(), broken: new Map() };
    server.forgetHistory(type, data.head?.version ?? 0);
    server.put(type, data);
  }
  // The list of versions begins anew.
  server.applied.length = 0;
}

/** Each type gets a head that no device can have come to, also one that had none (docs/ADMIN.md). */
export function renewHeads(server: SimServer, newId: () => string): void {
  for (const type of DATA_TYPES) {
    const { head, items } = server.data(type);
    const version = Math.max((head?.version ?? 0) + HEAD_RENEWAL, server.now * 100);
    server.put(type, {
      head: {
        version,
        commitId: newId(),
        parent: head?.commitId ?? null,
        deviceId: 'restore',
        schema: head?.schema ?? SCHEMA_VERSION,
        updatedAt: server.now,
        purgedThrough: version,
      },
      items,
    });
  }
  server.applied.length = 0;
}
