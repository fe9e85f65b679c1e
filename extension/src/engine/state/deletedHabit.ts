import type { Checkin } from '@daybook/protocol';
import { isRecord, isWholeNumber } from '../../shared/shape.ts';

/** A habit that was deleted, here or elsewhere, and the check-ins that went with it (SPEC D23). */
export interface DeletedHabit {
  readonly id: string;
  /** When this device last learned of it, or of a check-in of it, by the server's clock as far as it knows it, ms. */
  readonly at: number;
  readonly checkins: Readonly<Record<string, Checkin>>;
}

export function isDeletedHabit(stored: unknown): stored is DeletedHabit {
  if (!isRecord(stored) || !isRecord(stored.checkins)) return false;
  const { id, at, checkins } = stored;
  return typeof id === 'string' && isWholeNumber(at) && Object.values(checkins).every(isRecord);
}
