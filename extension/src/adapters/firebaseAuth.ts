import type { FirebaseApp } from 'firebase/app';
import {
  type Auth,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  signOut,
  type User,
} from 'firebase/auth/web-extension';
import type { RuntimeConfig } from '../config.ts';
import { codeOf, isSignInEnded } from './authFailures.ts';
import { definiteAnswers } from './definiteAnswers.ts';
import { rewordRefusals } from './rewordRefusals.ts';

/** Firebase Auth in the worker; the sign-in outlives it in IndexedDB. `language` is a BCP 47 tag, for its mails. */
export function firebaseAuth(app: FirebaseApp, config: RuntimeConfig, language: string): Auth {
  // The SDK takes no `fetch`, and looks this one up at each request.
  globalThis.fetch = definiteAnswers(rewordRefusals(globalThis.fetch.bind(globalThis)));
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

/** Whether `error`, of a token that was asked for, says that the user's sign-in is over; it is ended then (SPEC U23). */
export async function endIfOver(auth: Auth, user: User, error: unknown): Promise<boolean> {
  if (!isSignInEnded(codeOf(error))) return false;
  // The SDK does that itself for some answers only.
  if (auth.currentUser === user) await signOut(auth);
  return true;
}
