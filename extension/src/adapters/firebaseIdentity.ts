import { type FirebaseApp, FirebaseError } from 'firebase/app';
import {
  type Auth,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  onIdTokenChanged,
  signInWithEmailAndPassword,
  signOut,
  type User,
} from 'firebase/auth/web-extension';
import type { RuntimeConfig } from '../config.ts';
import type { Identity } from '../engine/state.ts';
import type { CommandFailure } from '../local/commands.ts';
import type { IdentityProvider } from '../ports/identityProvider.ts';

const MS_PER_SECOND = 1000;

/** Firebase Auth in the worker; the sign-in outlives it in IndexedDB. */
export function firebaseIdentity(app: FirebaseApp, config: RuntimeConfig): IdentityProvider {
  const auth = initializeAuth(app, { persistence: indexedDBLocalPersistence });
  if (config.emulators)
    connectAuthEmulator(auth, config.emulators.authUrl, { disableWarnings: true });
  return {
    onChange(tell) {
      onIdTokenChanged(auth, (user) => {
        describe(user).then(tell, () => undefined);
      });
    },
    async signIn(email, password, allowedUid) {
      try {
        const { user } = await signInWithEmailAndPassword(auth, email, password);
        if (allowedUid === null || user.uid === allowedUid) return { ok: true };
        await signOut(auth);
        return { ok: false, reason: 'other-account' };
      } catch (error) {
        return { ok: false, reason: failureOf(error) };
      }
    },
    signOut: () => signOut(auth),
    async token(uid) {
      const user = await currentUser(auth);
      return user?.uid === uid ? user.getIdToken() : null;
    },
    async refresh() {
      const user = await currentUser(auth);
      try {
        await user?.getIdToken(true);
      } catch (error) {
        if (!ENDED_SIGN_INS.has(codeOf(error))) throw error;
        await signOut(auth);
      }
    },
  };
}

/** The sign-in is over for good: revoked, or the account disabled or deleted. */
const ENDED_SIGN_INS = new Set([
  'auth/invalid-refresh-token',
  'auth/user-disabled',
  'auth/user-not-found',
  'auth/user-token-expired',
]);

async function currentUser(auth: Auth): Promise<User | null> {
  await auth.authStateReady();
  return auth.currentUser;
}

async function describe(user: User | null): Promise<Identity> {
  if (!user) return { uid: null };
  const { claims } = await user.getIdTokenResult();
  const { pro, proUntil, iat } = claims;
  return {
    uid: user.uid,
    email: user.email ?? '',
    entitlement: {
      pro: pro === true,
      proUntil: typeof proUntil === 'number' ? proUntil * MS_PER_SECOND : 0,
    },
    issuedAt: Number(iat) * MS_PER_SECOND,
  };
}

/** Which address exists is nobody's business: wrong address and wrong password are one failure. */
const FAILURES: Record<string, CommandFailure> = {
  'auth/invalid-credential': 'wrong-credentials',
  'auth/invalid-email': 'wrong-credentials',
  'auth/user-not-found': 'wrong-credentials',
  'auth/wrong-password': 'wrong-credentials',
  'auth/missing-password': 'wrong-credentials',
  'auth/user-disabled': 'wrong-credentials',
  'auth/too-many-requests': 'too-many-attempts',
  'auth/network-request-failed': 'network',
};

function failureOf(error: unknown): CommandFailure {
  return FAILURES[codeOf(error)] ?? 'unknown';
}

function codeOf(error: unknown): string {
  return error instanceof FirebaseError ? error.code : '';
}
