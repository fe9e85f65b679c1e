import type { LocalStore } from '../engine/ports/localStore.ts';
import type { AuthUser } from '../shared/authUser.ts';
import { KEYS } from '../shared/keys.ts';

/** Stores for the tabs who is signed in. What fails is made up for at the next change, or the worker's next start. */
export function storeAuthUser(store: LocalStore, user: AuthUser | null): void {
  const stored = user ? store.write({ [KEYS.authUser]: user }) : store.remove([KEYS.authUser]);
  stored.catch((error: unknown) => console.warn('Daybook: who is signed in was not stored', error));
}
