import { asContent, type ServerChange, valueIn } from '@daybook/protocol';
import type { ItemRead } from './store.ts';

/** A stored item as it travels. */
export function toServerChange({ id, item }: ItemRead): ServerChange {
  const { version, commitId, editedAt, deviceId } = item;
  const updatedAt = item.updatedAt.toISOString();
  return { id, version, commitId, editedAt, deviceId, updatedAt, ...asContent(valueIn(item)) };
}
