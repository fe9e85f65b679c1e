import type { DataType } from '@daybook/protocol';
import { bucketOf } from '../../extension/src/shared/items.ts';
import { KEYS } from '../../extension/src/shared/keys.ts';

/** What chrome.storage.local has of these items, whatever they are, by its keys. */
export function storedItems(
  layer: 'server' | 'local',
  type: DataType,
  entries: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const byKey = Map.groupBy(Object.entries(entries), ([id]) => KEYS[layer](type, bucketOf(id)));
  const texts = [...byKey].map(([key, its]) => [key, JSON.stringify(Object.fromEntries(its))]);
  return Object.fromEntries(texts);
}
