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
   * The anonymous epoch whose data this account took over at sign-in, or the one that ended because the device was removed:
   * edits late from it still count.
   */
  importedEpoch: number | null;
}

export const FIRST_SESSION: Session = { uid: null, email: null, epoch: 0, importedEpoch: null };

export function belongsTo(session: Session, epoch: number): boolean {
  return epoch === session.epoch || epoch === session.importedEpoch;
}
