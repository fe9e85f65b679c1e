import { type DataType, isDataType } from '@daybook/protocol';
import { isRecord } from '../../shared/shape.ts';

/** An item edited since the server's clock was last measured: its times move with the next measurement (SPEC K3). */
export interface UnmeasuredEdit {
  readonly dataType: DataType;
  readonly itemId: string;
  /** Fields of the value that hold times of this device's clock, too. */
  readonly fields: readonly string[];
}

export function isUnmeasuredEdit(stored: unknown): stored is UnmeasuredEdit {
  if (!isRecord(stored) || !isDataType(stored.dataType)) return false;
  const { itemId, fields } = stored;
  const isText = (value: unknown) => typeof value === 'string';
  return isText(itemId) && Array.isArray(fields) && fields.every(isText);
}
