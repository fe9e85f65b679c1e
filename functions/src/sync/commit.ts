import {
  type CommitResult,
  type Cursor,
  type DataType,
  formatCursor,
  LIMITS,
  type PullPage,
  type PutRequest,
  type ReplaceRequest,
  SCHEMA_VERSION,
  START,
  valueIn,
} from '@daybook/protocol';
import { invalidRequest, type Refusal, refusal } from '../refusal.ts';
import { brokenHead } from './brokenHead.ts';
import { resultOf } from './commitResult.ts';
import { cursorOf } from './cursorOf.ts';
import { decideCommit, type RefusedCommit } from './decideCommit.ts';
import type { ItemQuota } from './itemQuota.ts';
import { type PageResult, readPage } from './pull.ts';
import { refusalByQuota } from './quota.ts';
import { changesTo, replaceProblems } from './replace.ts';
import type { ReadHead, SyncStore, SyncTransaction } from './store.ts';

export type CommitOutcome =
  /** `values`: how many of its changes are no deletions. */
  | { outcome: 'applied'; values: number; result: CommitResult }
  | { outcome: 'alreadyApplied' | 'unchanged'; result: CommitResult }
  | RefusedCommit
  | ({ outcome: 'refused' } & Refusal<'REQUEST_TOO_LARGE' | 'QUOTA_EXCEEDED' | 'INTERNAL'>);

type Named<Request> = Request & { commitId: string };

/**
 * Commits `request` on the current head in one transaction. By changes it reads only the head and, where there is none
 * yet, the user's document: what it costs doesn't grow with the items stored, far from the quota. Replacing the whole reads it too
 * (SPEC A12). A refusal for its version carries the page the caller has to merge (SPEC A5).
 */
export async function commit(
  { store, quota }: { store: SyncStore; quota: ItemQuota },
  uid: string,
  type: DataType,
  request: Named<PutRequest>,
  now: number,
): Promise<CommitOutcome> {
  const problems = 'data' in request ? await replaceProblems(type, request.data) : [];
  if (problems.length > 0) return { outcome: 'refused', ...invalidRequest(problems) };
  const outcome = await store.transact(uid, (transaction) =>
    commitIn(transaction, quota, uid, type, request, now),
  );
  if (outcome.outcome === 'applied') quota.added(uid, type, outcome.values);
  if (outcome.outcome !== 'refused' || outcome.reason !== 'VERSION_MISMATCH') return outcome;
  // Outside the transaction, which would lock every item it reads against the commits of others.
  const merge = await pageToMerge(store, uid, type, request, now);
  return merge.outcome === 'page'
    ? { ...outcome, metadata: merge.page }
    : { outcome: 'refused', ...merge.refusal };
}

async function commitIn(
  transaction: SyncTransaction,
  quota: ItemQuota,
  uid: string,
  type: DataType,
  request: Named<PutRequest>,
  now: number,
): Promise<CommitOutcome> {
  const [head = null] = await transaction.heads([type]);
  if (head && 'broken' in head) return { outcome: 'refused', ...brokenHead(type) };
  const account = head ? null : await transaction.account();
  const asChanges =
    'data' in request ? await byChanges(transaction, type, head, request, now) : request;
  const { writeTime: writtenAt } = transaction;
  const decision = decideCommit({ type, request: asChanges, head, account, now, writtenAt });
  switch (decision.outcome) {
    case 'applied': {
      if (decision.items.length === 0)
        return { outcome: 'unchanged', result: resultOf(type, head, now) };
      if (decision.items.length > LIMITS.maxChangesPerCommit) return tooManyChanges();
      const beyond = await refusalByQuota(quota, transaction, uid, type, request, decision.items);
      if (beyond) return { outcome: 'refused', ...beyond };
      transaction.write(type, { ...decision.head, ...purgeKnown(head) }, decision.items);
      return {
        outcome: 'applied',
        values: decision.items.filter(({ item }) => valueIn(item) !== null).length,
        result: resultOf(type, decision.head, now),
      };
    }
    case 'alreadyApplied':
      return { outcome: 'alreadyApplied', result: resultOf(type, decision, now) };
    case 'refused':
      return decision;
  }
}

/** What stands for an unknown `purgedThrough` is written, or each commit would expire all cursors again. */
function purgeKnown(head: ReadHead | null) {
  return head?.hasUnknownPurge && { purgedThrough: head.version };
}

/** On a head that has moved on it is refused whatever its changes are, so nothing is read for them. */
async function byChanges(
  transaction: SyncTransaction,
  type: DataType,
  head: ReadHead | null,
  { data, ...request }: Named<ReplaceRequest>,
  now: number,
) {
  const newest = head?.version ?? 0;
  const isCurrent = request.version === newest;
  const changes = isCurrent ? await changesTo(data, transaction.itemPages(type, newest), now) : [];
  return { ...request, changes };
}

function tooManyChanges(): CommitOutcome {
  const metadata = { maxChanges: LIMITS.maxChangesPerCommit };
  const message = 'This replaces too much at once: send it as several commits of changes.';
  return { outcome: 'refused', ...refusal('REQUEST_TOO_LARGE', message, metadata) };
}

/** SPEC A5: where the caller's cursor is expired, no changes and the cursor whose pull says so. */
async function pageToMerge(
  store: SyncStore,
  uid: string,
  type: DataType,
  request: PutRequest,
  now: number,
): Promise<Exclude<PageResult<PullPage>, { outcome: 'expired' }>> {
  return store.read(uid, async (reader) => {
    const [head = null] = await reader.heads([type]);
    if (head && 'broken' in head) return { outcome: 'broken', refusal: brokenHead(type) };
    const seen = cursorOf(request);
    const size = { limit: LIMITS.maxPageSize, maxBytes: LIMITS.maxConflictBytes };
    const result = await readPage(reader, type, head, seen, { ...size, now });
    return result.outcome === 'expired'
      ? { outcome: 'page', page: nothingFrom(type, head, seen) }
      : result;
  });
}

function nothingFrom(type: DataType, head: ReadHead | null, seen: Cursor): PullPage {
  const { version, schema } = head ?? { ...START, schema: SCHEMA_VERSION };
  const none = { commitId: null, changes: [], cursor: formatCursor(seen), hasMore: true };
  return { dataType: type, version, schema, ...none };
}
