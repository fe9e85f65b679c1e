import { type CommitResult, type DataType, formatCursor, START } from '@daybook/protocol';

/** What a commit that left the head at this version answers; null where there is still none (SPEC P4). */
export function resultOf(
  dataType: DataType,
  head: { version: number; commitId: string } | null,
): CommitResult {
  const { version, commitId } = head ?? START;
  return { dataType, version, commitId, cursor: formatCursor({ version, commitId }) };
}
