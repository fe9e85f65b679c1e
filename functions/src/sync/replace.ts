import {
  type Change,
  type DataType,
  isEqual,
  itemProblems,
  type Problem,
  type ReplaceRequest,
  valueIn,
} from '@daybook/protocol';
import type { ItemRead } from './store.ts';

type Data = ReplaceRequest['data'];

/** All that is wrong with the values and ids of a whole data type, with paths below the body. */
export function replaceProblems(type: DataType, data: Data): Problem[] {
  return Object.entries(data).flatMap(([id, value]) =>
    itemProblems(type, id, value).map(({ path: [part, ...rest], message }) => ({
      path: ['data', id, ...(part === 'value' ? rest : [])],
      message,
    })),
  );
}

/**
 * What makes the stored items into `data`: values that differ or are new, and deletions of what `data` lacks
 * (SPEC A12). Each is later than the revision it follows (SPEC M8). `now` is ms since 1970.
 */
export function changesTo(data: Data, stored: readonly ItemRead[], now: number): Change[] {
  const before = new Map(stored.map(({ id, item }) => [id, item]));
  const editedAt = (id: string) => Math.max(now, (before.get(id)?.editedAt ?? 0) + 1);
  const written = Object.entries(data)
    .filter(([id, value]) => {
      const item = before.get(id);
      return !item || !isEqual(valueIn(item), value);
    })
    .map(([id, value]): Change => ({ id, value, editedAt: editedAt(id) }));
  const removed = stored
    .filter(({ id, item }) => !Object.hasOwn(data, id) && valueIn(item) !== null)
    .map(({ id }): Change => ({ id, deleted: true, editedAt: editedAt(id) }));
  return [...written, ...removed];
}
