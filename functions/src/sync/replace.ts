import { setImmediate as othersTurn } from 'node:timers/promises';
import {
  type Change,
  type DataType,
  firstProblems,
  ID_PATTERN,
  isEqual,
  itemProblems,
  LIMITS,
  MAX_PROBLEMS,
  type Problem,
  type ReplaceRequest,
  valueIn,
} from '@daybook/protocol';
import type { ItemsRead } from './store.ts';

type Data = ReplaceRequest['data'];

/** Items checked before others get their turn: a few ms. */
const CHECKED_AT_ONCE = 250;

/** What is wrong with the values and ids of a whole data type, with paths below the body. Many items hold up nobody else. */
export async function replaceProblems(type: DataType, data: Data): Promise<Problem[]> {
  const ids = Object.keys(data);
  const problems: Problem[] = [];
  for (let start = 0; start < ids.length && problems.length < MAX_PROBLEMS; ) {
    if (start > 0) await othersTurn();
    const end = start + CHECKED_AT_ONCE;
    problems.push(...firstProblems(ids.slice(start, end), (id) => problemsAt(type, id, data[id])));
    start = end;
  }
  return problems.slice(0, MAX_PROBLEMS);
}

function problemsAt(type: DataType, id: string, value: unknown): Problem[] {
  return itemProblems(type, id, value).map(({ path: [part, ...rest], message }) => ({
    path: ['data', id, ...(part === 'value' ? rest : [])],
    message,
  }));
}

/**
 * What makes the stored items into `data`: values that differ or are new, and deletions of what `data` lacks
 * (SPEC A12). Each is later than the revision it follows (SPEC M8). What is broken differs from anything; under an id that
 * none can have it stays (SPEC D18). Once there are more changes than a commit may have no more are looked for. `now` is
 * ms since 1970.
 */
export async function changesTo(
  data: Data,
  pages: AsyncIterable<ItemsRead>,
  now: number,
): Promise<Change[]> {
  const changes: Change[] = [];
  const unseen = new Set(Object.keys(data));
  for await (const { items, broken } of pages) {
    for (const { id, item } of items) {
      const value = Object.hasOwn(data, id) ? (data[id] ?? null) : null;
      unseen.delete(id);
      if (!isEqual(valueIn(item), value))
        changes.push(changeTo(id, value, Math.max(now, item.editedAt + 1)));
    }
    for (const { id } of broken) {
      if (ID_PATTERN.test(id) && !Object.hasOwn(data, id)) changes.push(changeTo(id, null, now));
    }
    if (changes.length > LIMITS.maxChangesPerCommit) return changes;
  }
  return [...changes, ...[...unseen].map((id) => changeTo(id, data[id] ?? null, now))];
}

function changeTo(id: string, value: Data[string] | null, editedAt: number): Change {
  return { id, editedAt, ...(value === null ? { deleted: true } : { value }) };
}
