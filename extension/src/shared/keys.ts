import { DATA_TYPES, type DataType } from '@daybook/protocol';
import { BUCKET_COUNT } from './items.ts';

/**
 * The keys in chrome.storage.local. One writer each: tabs add `edit:` keys and write nothing else; all other keys are
 * the worker's.
 */
export const KEYS = {
  edit: (editId: string) => `edit:${editId}`,
  /** {@link TypeItems.server} and {@link TypeItems.local}, a key for each bucket. */
  server: bucketKeys('server'),
  local: bucketKeys('local'),
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
  /** Habits that were deleted, with the check-ins that went with them. */
  deletedHabits: 'deletedHabits',
  /** Commits of a data type that were sent and not answered, as {@link SentCommits}. */
  sent: (type: DataType) => `sent:${type}`,
  /** What only the worker's engine needs to go on after a restart. */
  engine: 'engine',
} as const;

export const EDIT_PREFIX = 'edit:';

/** Made once, as whoever stores or reads buckets asks for many of them. */
function bucketKeys(kind: string): (type: DataType, bucket: number) => string {
  const nameOf = (type: DataType, bucket: number) => `${kind}:${type}:${bucket}`;
  const names = new Map(
    DATA_TYPES.map((type) => [
      type,
      Array.from({ length: BUCKET_COUNT }, (_, bucket) => nameOf(type, bucket)),
    ]),
  );
  return (type, bucket) => names.get(type)?.[bucket] ?? nameOf(type, bucket);
}
