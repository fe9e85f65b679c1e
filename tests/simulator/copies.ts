import type { Cursor, DataType } from '@daybook/protocol';
import { mapTypes } from '../../extension/src/engine/state/state.ts';
import type { SimDevice } from './device.ts';

/** What there was when a machine became a copy of another. */
export interface MachineCopy {
  /** How many moments each device had had by then, by its name. */
  moments: ReadonlyMap<string, number>;
  /** Whether both had read all of a type. */
  hasRead: Readonly<Record<DataType, boolean>>;
}

export function copyOf(original: SimDevice, devices: readonly SimDevice[]): MachineCopy {
  const { durable } = original.stored();
  return {
    moments: new Map(devices.map(({ name, moments }) => [name, moments])),
    hasRead: mapTypes((type) => isWhole(durable[type].cursor)),
  };
}

/** Not at the start, nor amid a pull. */
function isWhole(cursor: Cursor | null): boolean {
  return cursor !== null && cursor.version > 0 && cursor.after === undefined;
}
