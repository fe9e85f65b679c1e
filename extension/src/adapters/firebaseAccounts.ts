import {
  type Auth,
  createUserWithEmailAndPassword,
  getAdditionalUserInfo,
  onIdTokenChanged,
  reauthenticateWithCredential,
  sendEmailVerification,
  sendPasswordResetEmail,
  signInWithCredential,
  signOut,
  type User,
  type UserCredential,
} from 'firebase/auth/web-extension';
import type { AuthUser } from '../shared/authUser.ts';
import { type CommandFailure, type CommandResult, failed } from '../shared/commands.ts';
import type { SignInMethod } from '../shared/credentials.ts';
import type { AccountProvider, Standing } from '../worker/ports/accountProvider.ts';
import {
  failureOf,
  isAccountGone,
  PASSWORD_AGAIN,
  PASSWORD_SIGN_IN,
  WITH_GOOGLE,
} from './authFailures.ts';
import { credentialOf } from './credentialOf.ts';
import { currentUser, endIfOver } from './firebaseAuth.ts';
import type { AskGoogle } from './googleIdToken.ts';

const DONE: CommandResult = { ok: true };

/** Accounts in Firebase Auth; `askGoogle` is null where there is no OAuth client. */
export function firebaseAccounts(auth: Auth, askGoogle: AskGoogle | null): AccountProvider {
  const signIn: AccountProvider['signIn'] = async (proof, allowedUid) => {
    const proven = await credentialOf(proof, null, askGoogle);
    if (!proven.ok) return proven;
    try {
      const signedIn = await signInWithCredential(auth, proven.credential);
      if (allowedUid === null || signedIn.user.uid === allowedUid) return DONE;
      await leave(signedIn);
      return failed('other-account');
    } catch (error) {
      return failed(failureOf(error, proof.by === 'google' ? WITH_GOOGLE : PASSWORD_SIGN_IN));
    }
  };

  async function asUser(
    uid: string,
    work: (user: User) => Promise<unknown>,
    failureOfIt: (error: unknown) => CommandFailure = failureOf,
  ): Promise<CommandResult> {
    const user = await currentUser(auth);
    if (user?.uid !== uid) return failed('sign-in-ended');
    const once = () =>
      work(user).then(
        () => DONE,
        (error: unknown) => failed(failureOfIt(error)),
      );
    const result = await once();
    if (!isForSignIn(result)) return result;
    // A slow clock takes a token that is over for good: looking at the sign-in brings a new one (SPEC U25).
    if ((await standing(uid)) !== 'valid') return result;
    const again = await once();
    return isForSignIn(again) ? failed('server') : again;
  }

  async function standing(uid: string): Promise<Standing> {
    const user = await currentUser(auth);
    if (user?.uid !== uid) return 'ended';
    try {
      await user.getIdToken(true);
      return 'valid';
    } catch (error) {
      if (!(await endIfOver(auth, user, error))) return 'valid';
      return isAccountGone(error, auth.emulatorConfig !== null) ? 'gone' : 'ended';
    }
  }

  return {
    onUser(report) {
      onIdTokenChanged(auth, (user) => report(user && describe(user)));
    },

    signIn,

    async signUp(email, password) {
      try {
        const { user } = await createUserWithEmailAndPassword(auth, email, password);
        // SPEC U2
        await sendEmailVerification(user).catch(() => undefined);
        return DONE;
      } catch (error) {
        const failure = failureOf(error);
        // SPEC U7
        if (failure !== 'not-created') return failed(failure);
        const known = await signIn({ by: 'password', email, password }, null);
        return !known.ok && known.reason === 'wrong-credentials' ? failed(failure) : known;
      }
    },

    async sendPasswordReset(email) {
      try {
        await sendPasswordResetEmail(auth, email);
        return DONE;
      } catch (error) {
        const failure = failureOf(error, PASSWORD_SIGN_IN);
        return failure === 'wrong-credentials' ? DONE : failed(failure);
      }
    },

    sendVerification: (uid) => asUser(uid, sendEmailVerification),

    async reauthenticate(uid, proof) {
      const user = await currentUser(auth);
      const proven = await credentialOf(proof, user?.email ?? null, askGoogle);
      if (!proven.ok) return proven;
      return asUser(
        uid,
        (known) => reauthenticateWithCredential(known, proven.credential),
        (error) => failureOf(error, proof.by === 'google' ? WITH_GOOGLE : PASSWORD_AGAIN),
      );
    },

    standing,
  };

  /** An account that only this sign-in made goes with it (SPEC U8). */
  async function leave(signedIn: UserCredential): Promise<void> {
    if (getAdditionalUserInfo(signedIn)?.isNewUser) {
      await signedIn.user.delete().catch(() => undefined);
    }
    await signOut(auth);
  }
}

/** Whether it was refused for the sign-in of who asked. */
function isForSignIn(result: CommandResult): boolean {
  return !result.ok && ['sign-in-ended', 'account-disabled'].includes(result.reason);
}

const METHODS: Readonly<Record<string, SignInMethod>> = {
  password: 'password',
  'google.com': 'google',
};

function describe({ uid, email, emailVerified, providerData }: User): AuthUser {
  return {
    uid,
    email: email ?? '',
    isEmailVerified: emailVerified,
    methods: providerData.flatMap(({ providerId }) => METHODS[providerId] ?? []),
  };
}
