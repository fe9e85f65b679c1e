import { type DataType, MAX_PROBLEMS, type PutRequest, valueIn } from '@daybook/protocol';
import { type Refusal, refusal, violationsOf } from '../refusal.ts';
import type { ItemWrite } from './decideCommit.ts';
import type { Fields } from './documentStore.ts';
import type { ItemQuota } from './itemQuota.ts';
import type { SyncTransaction } from './store.ts';

/**
 * Why the quota refuses these writes of `request`; null if it doesn't (SPEC A20). Far from it nothing is read for that but a
 * count now and then; near it, the items that are written.
 */
export async function refusalByQuota(
  quota: ItemQuota,
  transaction: SyncTransaction,
  uid: string,
  type: DataType,
  request: PutRequest,
  writes: readonly ItemWrite<unknown>[],
): Promise<Refusal<'QUOTA_EXCEEDED'> | null> {
  const { most } = quota;
  const values = writes.filter(({ item }) => valueIn(item) !== null).length;
  if (values === 0) return null;
  const known = quota.knownMost(uid, type) ?? (await countAll(quota, transaction, uid, type));
  if (known + values <= most) return null;
  const before = await transaction.items(
    type,
    writes.map(({ id }) => id),
  );
  const isThere = (index: number) => isLive(before[index] ?? null);
  const created = writes.flatMap(({ id, item }, index) =>
    valueIn(item) !== null && !isThere(index) ? [{ id, index }] : [],
  );
  if (created.length === 0) return null;
  const deleted = writes.filter(({ item }, index) => valueIn(item) === null && isThere(index));
  const live = await countLive(quota, transaction, uid, type);
  const tooMany = live + created.length - deleted.length - most;
  if (tooMany <= 0) return null;
  const last = created.slice(-Math.min(tooMany, created.length));
  const isReplacing = 'data' in request;
  const problems = last.slice(0, MAX_PROBLEMS).map(({ id, index }) => ({
    path: isReplacing ? ['data', id] : ['changes', index],
    message: `is beyond the ${most} items that ${type} may have`,
  }));
  const message = `${type} has ${live} items, and may have ${most}: delete some, or leave out what is named.`;
  const fieldViolations = violationsOf(problems);
  const counts = { quota: 'maxItemsPerType', limit: most, items: live };
  const metadata = { ...counts, dataType: type, fieldViolations };
  return refusal('QUOTA_EXCEEDED', message, metadata);
}

/** Tombstones too: of most users that is all that is ever counted. */
async function countAll(
  quota: ItemQuota,
  transaction: SyncTransaction,
  uid: string,
  type: DataType,
): Promise<number> {
  const all = await transaction.count(type, 'all');
  quota.counted(uid, type, all);
  return all;
}

async function countLive(
  quota: ItemQuota,
  transaction: SyncTransaction,
  uid: string,
  type: DataType,
): Promise<number> {
  const [all, tombstones] = await Promise.all([
    transaction.count(type, 'all'),
    transaction.count(type, 'tombstones'),
  ]);
  quota.counted(uid, type, all - tombstones);
  return all - tombstones;
}

function isLive(fields: Fields | null): boolean {
  return fields !== null && fields.deleted !== true;
}
