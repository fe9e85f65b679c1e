/**
 * These run in a device's service worker. Those that wait return an object with a promise, so that one call can begin them and
 * another await them. All times are ms since 1970: the devices share a machine, and so its clock.
 */

/** Waits until someone is signed in, then until so many todos are stored. */
export function watchJoin(count: number): { ms: Promise<number> } {
  const sizes = new Map<string, number>();
  let startedAt = Number.NaN;
  const ms = new Promise<number>((resolve) => {
    chrome.storage.onChanged.addListener(function look(changes) {
      const session = changes.session?.newValue as { uid: string | null } | undefined;
      if (session?.uid) startedAt = Date.now();
      for (const [key, { newValue }] of Object.entries(changes)) {
        if (key.startsWith('server:TODOS:'))
          sizes.set(key, Object.keys(JSON.parse(String(newValue ?? '{}'))).length);
      }
      const stored = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      if (stored < count) return;
      chrome.storage.onChanged.removeListener(look);
      resolve(Date.now() - startedAt);
    });
  });
  return { ms };
}

/** Waits until all these todos are stored as done. */
export function watchDone(ids: readonly string[]): { at: Promise<number> } {
  const missing = new Set(ids);
  const at = new Promise<number>((resolve) => {
    chrome.storage.onChanged.addListener(function look(changes) {
      for (const [key, { newValue }] of Object.entries(changes)) {
        if (!key.startsWith('server:TODOS:')) continue;
        const bucket: Record<string, { value: { done: boolean } }> = JSON.parse(String(newValue));
        for (const id of missing) if (bucket[id]?.value.done) missing.delete(id);
      }
      if (missing.size > 0) return;
      chrome.storage.onChanged.removeListener(look);
      resolve(Date.now());
    });
  });
  return { at };
}

/** Stores edits as a tab does, together; gives when it began. */
export async function writeEdits(edits: readonly object[]): Promise<number> {
  const { session } = await chrome.storage.local.get('session');
  const { epoch } = session as { epoch: number };
  const entries = edits.map((edit) => {
    const id = crypto.randomUUID();
    return [`edit:${id}`, { ...edit, id, epoch, madeAt: Date.now() }];
  });
  const at = Date.now();
  await chrome.storage.local.set(Object.fromEntries(entries));
  return at;
}

/** Whether the worker has taken all edits. */
export async function hasTakenEdits(): Promise<boolean> {
  const keys = await chrome.storage.local.getKeys();
  return !keys.some((key) => key.startsWith('edit:'));
}

/** Fires the event that the browser fires in a worker when its network returns; gives when. */
export function fireOnline(): number {
  const at = Date.now();
  self.dispatchEvent(new Event('online'));
  return at;
}
