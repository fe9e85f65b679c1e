import {
  type Change,
  type CommitRequest,
  type DataType,
  firstProblems,
  itemProblems,
  LIMITS,
  type Problem,
  SCHEMA_VERSION,
  valueIn,
} from '@daybook/protocol';

/**
 * What is wrong with a commit whatever the head is: values and ids against their schemas, ids that stand twice
 * (SPEC C6), edits from the future (SPEC C7), a schema this door doesn't know (SPEC D9). `now` is ms since 1970.
 */
export function commitProblems(type: DataType, request: CommitRequest, now: number): Problem[] {
  const seen = new Set<string>();
  const problems = firstProblems(request.changes.entries(), ([index, change]) => {
    const isRepeated = seen.has(change.id);
    seen.add(change.id);
    return changeProblems(type, change, now, isRepeated).map(({ path, message }) => ({
      path: ['changes', index, ...path],
      message,
    }));
  });
  if (request.schema !== undefined && request.schema > SCHEMA_VERSION) {
    problems.push({ path: ['schema'], message: `must be at most ${SCHEMA_VERSION}` });
  }
  return problems;
}

function changeProblems(
  type: DataType,
  change: Change,
  now: number,
  isRepeated: boolean,
): Problem[] {
  const problems = itemProblems(type, change.id, valueIn(change));
  if (isRepeated) problems.push({ path: ['id'], message: 'stands twice in this commit' });
  if (change.editedAt > now + LIMITS.maxClockAheadMs) {
    problems.push({ path: ['editedAt'], message: 'is more than 5 minutes ahead of the server' });
  }
  return problems;
}
