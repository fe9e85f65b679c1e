import type { Auth } from 'firebase-admin/auth';
import type { Caller } from './caller.ts';

/** What Firebase says of a token that is wrong, as opposed to a check that couldn't be made. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  'auth/id-token-expired',
  'auth/id-token-revoked',
  'auth/user-disabled',
  'auth/user-not-found',
]);

/**
 * Checks Firebase ID tokens: the caller, or null for a token that is not valid (SPEC A2). Rejects when that can't be
 * found out, as when Google's keys are out of reach.
 */
export function firebaseTokenVerifier(
  auth: Pick<Auth, 'verifyIdToken'>,
): (token: string) => Promise<Caller | null> {
  return async (token) => {
    if (!hasJwtShape(token)) return null;
    try {
      const { uid, pro, proUntil, auth_time: signedInAt } = await auth.verifyIdToken(token);
      return { uid, pro, proUntil, signedInAt };
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  };
}

/** Firebase's decoder throws errors of its own at parts that are no JSON object. */
function hasJwtShape(token: string): boolean {
  const parts = token.split('.');
  return parts.length === 3 && parts.slice(0, 2).every(isJsonObject);
}

function isJsonObject(part: string): boolean {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** How the SDK begins what it says of a token that it has looked at. */
const SAID_OF_TOKENS = /^(Decoding )?Firebase ID token |^verifyIdToken\(\) expects /;

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  // It has one code for a malformed token and for everything that keeps it from Google's keys.
  if (error.code === 'auth/argument-error') return SAID_OF_TOKENS.test(error.message);
  return REFUSALS.has(error.code);
}
