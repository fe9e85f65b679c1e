import type { DataType, Loss } from '@daybook/protocol';

/** One entry of the conflict log: a revision that lost in a merge, until it is restored or dismissed (SPEC M6). */
export interface Conflict extends Readonly<Loss> {
  readonly id: string;
  readonly dataType: DataType;
  readonly itemId: string;
  /** The device's clock, ms. */
  readonly at: number;
}
