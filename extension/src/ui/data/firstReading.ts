import type { DataType } from '@daybook/protocol';
import type { StorageArea, StorageChanges, StoredValues } from './storageArea.ts';

/** What is read before the first paint, begun before there is a store that it could be put into. */
export interface FirstReading {
  stored: Promise<{ first: StoredValues; rest: string[] }>;
  /** Gives the changes since it began; from now on `take` gets them. */
  handOver(take: (changes: StorageChanges) => void): readonly StorageChanges[];
  stop(): void;
}

/** Reads the names of what is stored, and what a page that shows `types` needs first (SPEC N10). */
export function beginReading(storage: StorageArea, types: readonly DataType[]): FirstReading {
  const early: StorageChanges[] = [];
  let take = (changes: StorageChanges): void => void early.push(changes);
  const listener = (changes: StorageChanges) => take(changes);
  storage.onChanged.addListener(listener);
  return {
    stored: storage.getKeys().then(async (keys) => {
      const isFirst = (key: string) => isForFirst(key, types);
      const first = await storage.get(keys.filter(isFirst));
      return { first, rest: keys.filter((key) => !isFirst(key)) };
    }),
    handOver(next) {
      take = next;
      return early;
    },
    stop: () => storage.onChanged.removeListener(listener),
  };
}

/** All but the conflict log, which may be long, and the items of types that aren't shown. */
function isForFirst(key: string, types: readonly string[]): boolean {
  const [kind, type = ''] = key.split(':');
  if (kind === 'server' || kind === 'local') return types.includes(type);
  return kind !== 'conflicts';
}
