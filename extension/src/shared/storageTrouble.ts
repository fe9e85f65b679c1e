/** Why chrome.storage takes no changes. */
export type StorageTrouble =
  /** No room: the quota is used up, or the disk is full. */
  'storage-full' | 'storage-failed';

export function storageTroubleOf(error: unknown): StorageTrouble {
  const isFull = error instanceof Error && /quota|no.?space/i.test(error.message);
  return isFull ? 'storage-full' : 'storage-failed';
}
