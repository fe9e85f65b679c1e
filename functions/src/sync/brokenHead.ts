import type { DataType } from '@daybook/protocol';
import { type Refusal, refusal } from '../refusal.ts';

/** The answer for a data type whose head has no version or commitId (SPEC D19); the log names the document. */
export function brokenHead(dataType: DataType): Refusal<'INTERNAL'> {
  const message =
    'What is stored of this data type can’t be read until an admin has mended its head.';
  return refusal('INTERNAL', message, { dataType });
}
