import { type CommitResult, type DataType, formatCursor, START } from '@daybook/protocol';

/**
 * What a commit that left the head at this version answers; null where there is still none (SPEC P4). `at`: when it was
 * asked for, ms since 1970. Whoever committed on top of a commit had read all there was then (SPEC P6).
 */
export function resultOf(
  dataType: DataType,
  head: { version: number; commitId: string } | null,
  at: number,
): CommitResult {
  const { version, commitId } = head ?? START;
  return { dataType, version, commitId, cursor: formatCursor({ version, commitId, at }) };
}
