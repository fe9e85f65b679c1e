import type { LocalStore } from '../engine/ports/localStore.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * The store, of which a read never rejects: it is tried again until it succeeds, after a second and then twice as long each
 * time, up to 10 (SPEC R4). `pause` hears why.
 */
export function patientStore(
  store: LocalStore,
  pause: (ms: number, error: unknown) => Promise<void>,
): LocalStore {
  return {
    ...store,
    async readAll() {
      for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
        try {
          return await store.readAll();
        } catch (error) {
          await pause(ms, error);
        }
      }
    },
  };
}
