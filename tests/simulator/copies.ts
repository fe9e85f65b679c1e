import type { Cursor, DataType } from '@daybook/protocol';
import { mapTypes } from '../../extension/src/engine/state/state.ts';
import type { SimDevice } from './device.ts';

/** What there was when a machine became a copy of another. */
export interface MachineCopy {
  /** The name of the other. */
  original: string;
  /** How many moments each device had had by then, by its name. */
  moments: ReadonlyMap<string, number>;
  /** Whether both had read all of a type. */
  hasRead: Readonly<Record<DataType, boolean>>;
}

export function copyOf(original: SimDevice, devices: readonly SimDevice[]): MachineCopy {
  const { durable } = original.stored();
  return {
    original: original.name,
    moments: new Map(devices.map(({ name, moments }) => [name, moments])),
    hasRead: mapTypes((type) => isWhole(durable[type].cursor)),
  };
}

/** When two machines, by their names, were one for the last time; undefined if they never were. */
export function lastInCommon(
  copies: ReadonlyMap<string, MachineCopy>,
  one: string,
  other: string,
): MachineCopy | undefined {
  // Who comes later has the later name.
  const [earlier, later] = one < other ? [one, other] : [other, one];
  const copy = copies.get(later);
  if (!copy || copy.original === earlier) return copy;
  return lastInCommon(copies, copy.original, earlier);
}

/** Not at the start, nor amid a pull. */
function isWhole(cursor: Cursor | null): boolean {
  return cursor !== null && cursor.version > 0 && cursor.after === undefined;
}
