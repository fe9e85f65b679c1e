/** Whether a write to chrome.storage failed for want of room: its quota is used up, or the disk is full. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && /quota|no.?space/i.test(error.message);
}
