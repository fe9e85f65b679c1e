import type { SignInMethod } from './credentials.ts';
import { KEYS } from './keys.ts';
import type { Session } from './session.ts';
import { hasShape, isRecord } from './shape.ts';

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
  const user = raw[KEYS.authUser];
  return isAuthUser(user) && user.uid === uid ? user : null;
}

export function isAuthUser(stored: unknown): stored is AuthUser {
  if (!isRecord(stored) || !Array.isArray(stored.methods)) return false;
  return hasShape(stored, { uid: 'string', email: 'string', isEmailVerified: 'boolean' });
}
