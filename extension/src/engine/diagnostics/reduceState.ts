import type { Bucket, Buckets, ServerItem } from '../../shared/items.ts';
import { type EngineState, mapTypes } from '../state/state.ts';

/** The state without the server's items that neither `events` nor the rest of the state names (SPEC T3). */
export function reducedTo(state: EngineState, events: readonly unknown[]): EngineState {
  const { items, ...rest } = state;
  const names = new Set<string>();
  collectNames([rest, events, mapTypes((type) => items[type].local)], names);
  const reduced = mapTypes((type) => ({
    ...items[type],
    server: onlyNamed(items[type].server, names),
  }));
  return { ...rest, items: reduced };
}

function onlyNamed(buckets: Buckets<ServerItem>, names: ReadonlySet<string>): Buckets<ServerItem> {
  return buckets.map(
    (bucket): Bucket<ServerItem> =>
      Object.fromEntries(Object.entries(bucket).filter(([id]) => names.has(id))),
  );
}

/** All strings and keys of plain data. */
function collectNames(value: unknown, names: Set<string>): void {
  if (typeof value === 'string') names.add(value);
  if (value === null || typeof value !== 'object') return;
  for (const [key, part] of Object.entries(value)) {
    names.add(key);
    collectNames(part, names);
  }
}
