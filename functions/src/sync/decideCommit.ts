import {
  asContent,
  type CommitRequest,
  type DataType,
  type Head,
  headChangesOf,
  type ItemValue,
  SCHEMA_VERSION,
  type StoredItem,
  tombstoneExpiry,
  valueIn,
} from '@daybook/protocol';
import { invalidRequest, type Refusal, refusal } from '../refusal.ts';
import { commitProblems } from './commitProblems.ts';

/** The user's document, as far as a commit cares: one with a `deletedAt` gets no new heads (SPEC C9). */
export interface Account {
  deletedAt?: unknown;
}

/** Whether the user's document says that the account is deleted, or being so (SPEC U19). */
export function isMarkedDeleted(account: Account | null | undefined): boolean {
  return (account?.deletedAt ?? null) !== null;
}

/** What a commit is decided on; nothing else is looked at. `Time` is the store's own type for server time. */
export interface CommitQuestion<Time> {
  type: DataType;
  request: CommitRequest & { commitId: string };
  /** The stored head, null where the type was never written. */
  head: Head<unknown> | null;
  /** The user's document, null where there is none; needed only while there is no head. */
  account: Account | null;
  /** The server's clock, ms since 1970. */
  now: number;
  /** What goes into `updatedAt`: the time of the write, or the store's placeholder for it (SPEC C5). */
  writtenAt: Time;
}

/** An item as it is to be stored, with its id. */
export interface ItemWrite<Time> {
  id: string;
  item: StoredItem<Time>;
}

export type RefusedCommit = { outcome: 'refused' } & Refusal<
  'INVALID_REQUEST' | 'ACCOUNT_DELETED' | 'UPDATE_REQUIRED' | 'VERSION_MISMATCH'
>;

export type CommitDecision<Time> =
  | { outcome: 'applied'; head: Head<Time>; items: ItemWrite<Time>[] }
  | { outcome: 'alreadyApplied'; version: number; commitId: string }
  | RefusedCommit;

/** The deviceId of commits that name none (SPEC A4). */
export const API_DEVICE = 'api';

/**
 * The commit rule (SPEC C) for one data type, pure: the same question has the same answer. `applied` says what to
 * write, in one atomic write; of the head before only `purgedThrough` stays (SPEC C10). Ownership and Pro
 * (SPEC C8) are the caller's to check.
 */
export function decideCommit<Time>(question: CommitQuestion<Time>): CommitDecision<Time> {
  const { type, request, head, account, now } = question;
  const problems = commitProblems(type, request, now);
  if (problems.length > 0) return refused(invalidRequest(problems));
  // SPEC A6
  if (head?.commitId === request.commitId && head.version === request.version + 1) {
    return { outcome: 'alreadyApplied', version: head.version, commitId: head.commitId };
  }
  return refusalByState(request, head, account) ?? { outcome: 'applied', ...writesOf(question) };
}

/** Why the head or the account refuses the commit; null if they don't (SPEC C1, C2, C9, D9). */
function refusalByState(
  request: CommitQuestion<unknown>['request'],
  head: Head | null,
  account: Account | null,
): RefusedCommit | null {
  if (!head && isMarkedDeleted(account)) {
    return refused(refusal('ACCOUNT_DELETED', 'This account has been deleted.'));
  }
  if (head && head.schema > (request.schema ?? SCHEMA_VERSION)) {
    const metadata = { schema: head.schema };
    return refused(
      refusal('UPDATE_REQUIRED', 'A newer Daybook wrote this data: update.', metadata),
    );
  }
  const version = head?.version ?? 0;
  const tip = head?.commitId ?? null;
  if (request.version !== version || request.parent !== tip) {
    const message = `The data is not at version ${request.version}, or not of that commit.`;
    return refused(refusal('VERSION_MISMATCH', message, { version, commitId: tip }));
  }
  // SPEC C4
  if (head?.commitId === request.commitId) {
    const message = 'names the commit that this one follows';
    return refused(invalidRequest([{ path: ['commitId'], message }]));
  }
  return null;
}

/** The head and the items to write (SPEC C3, C12, D2, D27). */
function writesOf<Time>({ request, head, now, writtenAt }: CommitQuestion<Time>) {
  const version = (head?.version ?? 0) + 1;
  const { commitId, deviceId = API_DEVICE, schema = SCHEMA_VERSION } = request;
  const meta = { version, commitId, deviceId, updatedAt: writtenAt };
  const revisions = request.changes.map((change) => ({
    ...{ id: change.id, editedAt: change.editedAt },
    // The schema has just approved it (commitProblems).
    value: valueIn(change) as ItemValue | null,
  }));
  const expiresAt = new Date(tombstoneExpiry(now));
  const items = revisions.map(
    ({ id, editedAt, value }): ItemWrite<Time> => ({
      id,
      item: { ...meta, editedAt, ...asContent(value), ...(value === null && { expiresAt }) },
    }),
  );
  const changes = headChangesOf(revisions);
  const parent = head?.commitId ?? null;
  const newHead: Head<Time> = { ...meta, parent, schema, ...(changes && { changes }) };
  return { head: newHead, items };
}

function refused(why: Omit<RefusedCommit, 'outcome'>): RefusedCommit {
  return { outcome: 'refused', ...why };
}
