import type { DataType } from '@daybook/protocol';

/** An item edited since the server's clock was last measured: its times move with the next measurement (SPEC K3). */
export interface UnmeasuredEdit {
  readonly dataType: DataType;
  readonly itemId: string;
  /** Fields of the value that hold times of this device's clock, too. */
  readonly fields: readonly string[];
}
