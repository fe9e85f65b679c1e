import { type DataType, isDataType, type Loss } from '@daybook/protocol';
import { KEYS } from './keys.ts';
import { type Fields, hasShape, isRecord, isWholeNumber, soundElements } from './shape.ts';

/**
 * One entry of the conflict log: a revision that lost in a merge, or that the server lost, until it is restored or
 * dismissed (SPEC M6).
 */
export interface Conflict extends Readonly<Loss> {
  /** The server had it and has it no longer, though nobody deleted it; absent where it lost in a merge. */
  readonly isServerLoss?: true;
  readonly id: string;
  readonly dataType: DataType;
  readonly itemId: string;
  /** Logged since the server's clock was last measured: `at` is corrected with the next measurement. */
  readonly isUnmeasured?: true;
  /** When it lost, by the server's clock as far as the device knows it, ms. */
  readonly at: number;
}

/** How many stored records the conflict log is spread over. */
export const CONFLICT_BUCKETS = 32;

/** The record that an entry is in: those of one moment are together, so that one write has them all. */
export function conflictBucket({ at }: Pick<Conflict, 'at'>): number {
  return at % CONFLICT_BUCKETS;
}

/** Oldest first; within a moment as they were logged. */
export function byTime(one: Conflict, other: Conflict): number {
  return one.at - other.at || indexOf(one) - indexOf(other);
}

/** The log as it is stored, newest last. */
export function readConflicts(raw: Fields): Conflict[] {
  const buckets = Array.from({ length: CONFLICT_BUCKETS }, (_, bucket) =>
    soundElements(raw[KEYS.conflicts(bucket)], isConflict),
  );
  return buckets.flat().sort(byTime);
}

/** Ids end in a count within their step. */
function indexOf({ id }: Conflict): number {
  return Number(id.slice(id.lastIndexOf('.') + 1));
}

export function isConflict(stored: unknown): stored is Conflict {
  if (!isRecord(stored) || !hasShape(stored, { id: 'string', itemId: 'string' })) return false;
  const { dataType, lost, side, fields, at } = stored;
  return (
    isDataType(dataType) &&
    isWholeNumber(at) &&
    isRecord(lost) &&
    (lost.value === null || isRecord(lost.value)) &&
    typeof lost.editedAt === 'number' &&
    (side === 'mine' || side === 'theirs') &&
    Array.isArray(fields) &&
    fields.every((field) => typeof field === 'string')
  );
}
