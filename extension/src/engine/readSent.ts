import { ID_PATTERN } from '@daybook/protocol';
import { isRecord, isWholeNumber } from '../shared/shape.ts';
import type { OutgoingCommit } from './contract/commit.ts';
import type { TypeDurable } from './state/typeState.ts';

/** In keys of their own, as they may be large and the rest changes often. */
export type SentCommits = Pick<TypeDurable, 'outbox' | 'unanswered'>;

/**
 * A queue of which a commit can't be read is given up, since each is on top of the one before: what Firestore still holds of
 * it is waited for (SPEC D20).
 */
export function readSent(stored: unknown): SentCommits & Partial<TypeDurable> {
  if (stored === undefined) return { outbox: [], unanswered: [] };
  const { outbox, unanswered } = isRecord(stored) ? stored : {};
  const known = Array.isArray(unanswered) ? unanswered.filter(isOutgoing) : [];
  return Array.isArray(outbox) && outbox.every(isOutgoing)
    ? { outbox, unanswered: known }
    : { outbox: [], unanswered: known, refused: true };
}

function isOutgoing(stored: unknown): stored is OutgoingCommit {
  if (!isRecord(stored)) return false;
  const { commitId, parent, version, deviceId, changes, queuedAt, expiresAt } = stored;
  return (
    isId(commitId) &&
    (parent === null || isId(parent)) &&
    isWholeNumber(version) &&
    isId(deviceId) &&
    Number.isFinite(queuedAt) &&
    Number.isFinite(expiresAt) &&
    Array.isArray(changes) &&
    changes.every(isSent)
  );
}

function isSent(stored: unknown): boolean {
  if (!isRecord(stored)) return false;
  const { id, value, editedAt, patch } = stored;
  const isPatch = isRecord(patch) && isWholeNumber(patch.since) && Array.isArray(patch.fields);
  const isRevision = (value === null || isRecord(value)) && Number.isFinite(editedAt);
  return typeof id === 'string' && isRevision && (patch === undefined || isPatch);
}

function isId(stored: unknown): boolean {
  return typeof stored === 'string' && ID_PATTERN.test(stored);
}
