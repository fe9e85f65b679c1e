import type { SignInMethod } from './credentials.ts';
import { KEYS } from './keys.ts';
import type { Session } from './session.ts';

/** The signed-in user as Firebase Auth has it, for the tabs. */
export interface AuthUser {
  uid: string;
  email: string;
  isEmailVerified: boolean;
  methods: readonly SignInMethod[];
}

/** The user of this session; null while its sign-in isn't known or has ended. */
export function readAuthUser(
  raw: Readonly<Record<string, unknown>>,
  { uid }: Session,
): AuthUser | null {
  const user = raw[KEYS.authUser] as AuthUser | undefined;
  return user?.uid === uid ? user : null;
}
