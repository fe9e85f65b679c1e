import type { FirebaseApp } from 'firebase/app';
import {
  type Auth,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  type User,
} from 'firebase/auth/web-extension';
import type { RuntimeConfig } from '../config.ts';
import { definiteAnswers } from './definiteAnswers.ts';

/** Firebase Auth in the worker; the sign-in outlives it in IndexedDB. `language` is a BCP 47 tag, for its mails. */
export function firebaseAuth(app: FirebaseApp, config: RuntimeConfig, language: string): Auth {
  // The SDK takes no `fetch`, and looks this one up at each request.
  globalThis.fetch = definiteAnswers(globalThis.fetch.bind(globalThis));
  const auth = initializeAuth(app, { persistence: indexedDBLocalPersistence });
  auth.languageCode = language;
  if (config.emulators)
    connectAuthEmulator(auth, config.emulators.authUrl, { disableWarnings: true });
  return auth;
}

export async function currentUser(auth: Auth): Promise<User | null> {
  await auth.authStateReady();
  return auth.currentUser;
}
