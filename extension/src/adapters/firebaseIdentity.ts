import { entitlementIn } from '@daybook/protocol';
import { type Auth, onIdTokenChanged, signOut, type User } from 'firebase/auth/web-extension';
import type { Identity } from '../engine/contract/identity.ts';
import type { IdentityProvider } from '../engine/ports/identityProvider.ts';
import { codeOf, isSignInEnded } from './authFailures.ts';
import { currentUser } from './firebaseAuth.ts';

const MS_PER_SECOND = 1000;

/** Who is signed in, and the claims. */
export function firebaseIdentity(auth: Auth): IdentityProvider {
  return {
    onChange(report) {
      onIdTokenChanged(auth, (user) => {
        describe(user).then(report, () => undefined);
      });
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
        // A token doesn't bring it (SPEC U5).
        if (user?.emailVerified === false) await user.reload();
      } catch (error) {
        if (!isSignInEnded(codeOf(error))) throw error;
        await signOut(auth);
      }
    },
  };
}

async function describe(user: User | null): Promise<Identity> {
  if (!user) return { uid: null };
  const { claims } = await user.getIdTokenResult();
  return {
    uid: user.uid,
    email: user.email ?? '',
    entitlement: entitlementIn({ pro: claims.pro, proUntil: claims.proUntil }),
    issuedAt: Number(claims.iat) * MS_PER_SECOND,
  };
}
