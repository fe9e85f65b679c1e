import type { DataType, Loss } from '@daybook/protocol';

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
  /** The device's clock, ms. */
  readonly at: number;
}
