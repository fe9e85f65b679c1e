import type { Edit } from '../../shared/edit.ts';
import { LONG_AGO } from '../contract/timing.ts';

/** Throws of the engine itself, while this worker lives (SPEC R2). */
export interface Fault {
  /** How many came since all was last well. */
  readonly count: number;
  /** Nothing is planned before then, by the device's clock, ms. */
  readonly retryAt: number;
  /** Whether the server took or gave something since. */
  readonly isExchanged: boolean;
  /** What threw may have been edits: they are looked for again. */
  readonly edits: 'unread' | 'asked' | 'taken';
  /** Items of edits that threw: later edits of theirs wait until all are read again, in order. */
  readonly heldBack: readonly string[];
}

export const NO_FAULT: Fault = {
  count: 0,
  retryAt: LONG_AGO,
  isExchanged: true,
  edits: 'taken',
  heldBack: [],
};

export function placeOf({ dataType, itemId }: Pick<Edit, 'dataType' | 'itemId'>): string {
  return `${dataType}/${itemId}`;
}
