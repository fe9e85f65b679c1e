import { KEYS } from './keys.ts';
import { readEdits } from './readEdits.ts';
import { type Fields, isRecord, isWholeNumber } from './shape.ts';

/**
 * Whose data is on this device. Each sign-in and sign-out starts a new epoch; what carries another one (an edit of a
 * tab left open, an answer that was under way) is dropped, so that accounts never mix.
 */
export interface Session {
  /** Null while used anonymously. */
  uid: string | null;
  email: string | null;
  epoch: number;
  /**
   * The first of the epochs whose data this session goes on with: an anonymous one that an account took over at sign-in,
   * or one that ended because the device was removed. Edits late from it, and from those since, still count.
   */
  importedEpoch: number | null;
}

export const FIRST_SESSION: Session = { uid: null, email: null, epoch: 0, importedEpoch: null };

export function belongsTo(session: Session, epoch: number): boolean {
  return epoch >= (session.importedEpoch ?? session.epoch) && epoch <= session.epoch;
}

/** Whether a stored session says whose it is. */
export function isSession(stored: unknown): boolean {
  if (!isRecord(stored)) return false;
  const { uid = null, epoch } = stored;
  return (uid === null || typeof uid === 'string') && isWholeNumber(epoch);
}

/**
 * The session, field by field: of one that can't be read, the edits name the epochs, and who is signed in goes on with them
 * (SPEC D20).
 */
export function readSession(raw: Fields): Session {
  const stored = raw[KEYS.session];
  if (stored === undefined) return FIRST_SESSION;
  const { uid, email, epoch, importedEpoch } = isRecord(stored) ? stored : {};
  return {
    uid: typeof uid === 'string' ? uid : null,
    email: typeof email === 'string' ? email : null,
    epoch: isWholeNumber(epoch) ? epoch : latestEpoch(raw),
    importedEpoch: isImport(importedEpoch, stored) ? (importedEpoch ?? null) : firstEpoch(raw),
  };
}

function latestEpoch(raw: Fields): number {
  return Math.max(0, ...readEdits(raw).map((edit) => edit.epoch));
}

/** What a session took over, or none. */
function isImport(
  importedEpoch: unknown,
  stored: unknown,
): importedEpoch is number | null | undefined {
  if (importedEpoch === undefined) return isSession(stored);
  return importedEpoch === null || isWholeNumber(importedEpoch);
}

/** Null where there are no edits. */
function firstEpoch(raw: Fields): number | null {
  const epochs = readEdits(raw).map((edit) => edit.epoch);
  return epochs.length > 0 ? Math.min(...epochs) : null;
}
