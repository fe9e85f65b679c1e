import type { DataType } from '@daybook/protocol';

/**
 * The keys in chrome.storage.local. One writer each: tabs add `edit:` keys and write nothing else; all other keys are
 * the worker's.
 */
export const KEYS = {
  edit: (editId: string) => `edit:${editId}`,
  /** {@link TypeItems.server} and {@link TypeItems.local}, a key for each bucket. */
  server: (type: DataType, bucket: number) => `server:${type}:${bucket}`,
  local: (type: DataType, bucket: number) => `local:${type}:${bucket}`,
  session: 'session',
  status: 'status',
  /** Ids of edits that are in the items already, until their keys are removed. */
  folded: 'folded',
  /** What lost in merges, a key for each of {@link CONFLICT_BUCKETS}: the log may be long, and changes by a few. */
  conflicts: (bucket: number) => `conflicts:${bucket}`,
  /** The account's devices, for the tabs. */
  devices: 'devices',
  /** Who is signed in, for the tabs; absent while nobody is. */
  authUser: 'authUser',
  /** What was edited since the server's clock was last measured. */
  unmeasured: 'unmeasured',
  /** Commits of a data type that were sent and not answered, as {@link SentCommits}. */
  sent: (type: DataType) => `sent:${type}`,
  /** What only the worker's engine needs to go on after a restart. */
  engine: 'engine',
} as const;

export const EDIT_PREFIX = 'edit:';
