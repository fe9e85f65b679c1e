import {
  type CommitResult,
  DATA_TYPES,
  type DataType,
  type EraseResult,
  SCHEMA_VERSION,
} from '@daybook/protocol';
import { resultOf } from './commitResult.ts';
import { API_DEVICE } from './decideCommit.ts';
import type { BrokenHead, SyncStore, SyncTransaction } from './store.ts';

/** Items removed in one transaction, which may write 500 documents. */
const PAGE_SIZE = 400;

/**
 * Removes all synced data of a user (SPEC A15): a commit for each data type that has a head, whose `purgedThrough`
 * is its own version, so that every cursor before it is expired; then the items in pages. A call that breaks off has
 * erased only part; the next one finishes it.
 */
export async function eraseSync(
  store: SyncStore,
  uid: string,
  { newId, now }: { newId(): string; now(): number },
): Promise<EraseResult> {
  const dataTypes: EraseResult['dataTypes'] = {};
  for (const type of DATA_TYPES) {
    const result = await commitErasure(store, uid, type, newId(), now());
    if (!result) continue;
    while ((await store.removeItems(uid, type, result.version, PAGE_SIZE)) > 0);
    dataTypes[type] = result;
  }
  return { dataTypes };
}

function commitErasure(
  store: SyncStore,
  uid: string,
  type: DataType,
  commitId: string,
  now: number,
): Promise<CommitResult | null> {
  return store.transact(uid, async (transaction) => {
    const [head] = await transaction.heads([type]);
    if (!head) return null;
    const before = 'broken' in head ? await inPlaceOf(head, type, transaction) : head;
    const version = before.version + 1;
    const { schema, commitId: parent } = before;
    const written = { version, commitId, parent, deviceId: API_DEVICE, schema };
    const updatedAt = transaction.writeTime;
    transaction.write(type, { ...written, updatedAt, purgedThrough: version }, []);
    return resultOf(type, written, now);
  });
}

/** A head of no version is mended: one that is above all that it may have had (SPEC D19). */
async function inPlaceOf({ broken }: BrokenHead, type: DataType, transaction: SyncTransaction) {
  let version = newestOf([broken.version, broken.purgedThrough]);
  for await (const { items } of transaction.itemPages(type, Number.MAX_SAFE_INTEGER)) {
    version = newestOf([version, ...items.map(({ item }) => item.version)]);
  }
  return { version, commitId: null, schema: SCHEMA_VERSION };
}

/** 0 where none is a version. */
function newestOf(versions: readonly unknown[]): number {
  return versions.reduce<number>((top, it) => (isVersion(it) ? Math.max(top, it) : top), 0);
}

/** Leaves room for the one after it. */
function isVersion(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) < Number.MAX_SAFE_INTEGER;
}
