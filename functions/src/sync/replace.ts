import { setImmediate as othersTurn } from 'node:timers/promises';
import {
  type Change,
  type DataType,
  firstProblems,
  ID_PATTERN,
  isEqual,
  itemProblems,
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
 * none can have it stays (SPEC D18). `now` is ms since 1970.
 */
export function changesTo(data: Data, { items, broken }: ItemsRead, now: number): Change[] {
  const before = new Map(items.map(({ id, item }) => [id, item]));
  const editedAt = (id: string) => Math.max(now, (before.get(id)?.editedAt ?? 0) + 1);
  const written = Object.entries(data)
    .filter(([id, value]) => {
      const item = before.get(id);
      return !item || !isEqual(valueIn(item), value);
    })
    .map(([id, value]): Change => ({ id, value, editedAt: editedAt(id) }));
  const present = items.filter(({ item }) => valueIn(item) !== null).map(({ id }) => id);
  const mendable = broken.map(({ id }) => id).filter((id) => ID_PATTERN.test(id));
  const removed = [...present, ...mendable]
    .filter((id) => !Object.hasOwn(data, id))
    .map((id): Change => ({ id, deleted: true, editedAt: editedAt(id) }));
  return [...written, ...removed];
}
