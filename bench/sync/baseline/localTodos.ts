import { type Buckets, emptyBuckets, withEntry } from '../../../extension/src/shared/items.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { storeBucket } from '../../../extension/src/shared/storedBucket.ts';
import type { SeededTodo } from '../todos.ts';

type Stored = Pick<SeededTodo, 'value'>;

let buckets: Buckets<Stored> = emptyBuckets();

/** Stores the todos for the tabs, packed as ours are. */
export async function storeTodos(todos: readonly SeededTodo[]): Promise<void> {
  const before = buckets;
  for (const { id, value } of todos) buckets = withEntry(buckets, id, { value });
  const changed = buckets.flatMap((bucket, index) =>
    bucket === before[index] ? [] : [[KEYS.server('TODOS', index), storeBucket(bucket)] as const],
  );
  await chrome.storage.local.set(Object.fromEntries(changed));
}
