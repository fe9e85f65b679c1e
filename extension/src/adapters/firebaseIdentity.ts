import { entitlementIn } from '@daybook/protocol';
import { type Auth, onIdTokenChanged, signOut, type User } from 'firebase/auth/web-extension';
import type { Identity } from '../engine/contract/identity.ts';
import type { IdentityEvent, IdentityProvider } from '../engine/ports/identityProvider.ts';
import { currentUser, endIfOver } from './firebaseAuth.ts';

const MS_PER_SECOND = 1000;

/** Who is signed in, and the claims; a sign-in ends by a definite answer only (SPEC U23). */
export function firebaseIdentity(auth: Auth): IdentityProvider {
  let report: (event: IdentityEvent) => void = () => undefined;

  /** Who it was when that took its time may not be who it is any more. */
  function reportOf(user: User | null, event: IdentityEvent): void {
    if (auth.currentUser === user) report(event);
  }

  async function tell(user: User | null): Promise<void> {
    try {
      reportOf(user, { type: 'identityChanged', identity: await describe(user) });
    } catch (error) {
      if (user && !(await endIfOver(auth, user, error))) reportUnread(user);
    }
  }

  function reportUnread(user: User): void {
    reportOf(user, { type: 'identityUnread', uid: user.uid });
  }

  return {
    onChange(callback) {
      report = callback;
      onIdTokenChanged(auth, (user) => void tell(user));
    },
    signOut: () => signOut(auth),
    async token(uid) {
      const user = await currentUser(auth);
      if (user?.uid !== uid) return null;
      try {
        return await user.getIdToken();
      } catch (error) {
        if (await endIfOver(auth, user, error)) return null;
        throw error;
      }
    },
    async refresh() {
      const user = await currentUser(auth);
      try {
        await user?.getIdToken(true);
      } catch (error) {
        if (user && (await endIfOver(auth, user, error))) return;
        if (user) reportUnread(user);
        throw error;
      }
      // The SDK reports a token that differs, and no other.
      await tell(user);
      try {
        // A token doesn't bring it (SPEC U5).
        if (user?.emailVerified === false) await user.reload();
      } catch (error) {
        if (!user || !(await endIfOver(auth, user, error))) throw error;
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
