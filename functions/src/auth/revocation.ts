import type { Auth, UserRecord } from 'firebase-admin/auth';
import { findUser } from '../account/authUser.ts';
import type { Caller } from './caller.ts';

/** How long an answer of Auth is believed: what a revocation may take to stop a user's writes (SPEC A2). */
const BELIEVED_MS = 60_000;

/** Users remembered by one instance; with more, those asked for longest ago are asked for again. */
const MAX_REMEMBERED = 10_000;

interface Standing {
  /** Tokens of sign-ins before this don't count any more, unix seconds; null: none counts. */
  validSince: number | null;
  askedAt: number;
}

/**
 * Whether a caller's sign-in still counts: the user exists, isn't disabled, and hasn't had its tokens revoked since.
 * Auth is asked once a minute and user, since asking it costs a write as much time as Firestore does. `now` is ms
 * since 1970. Rejects when Auth can't be asked.
 */
export function revocationCheck(
  auth: Pick<Auth, 'getUser'>,
  now: () => number,
): (caller: Caller) => Promise<boolean> {
  const standings = new Map<string, Standing>();

  async function standingOf(uid: string): Promise<Standing> {
    const known = standings.get(uid);
    if (known && now() - known.askedAt < BELIEVED_MS) return known;
    const standing = { validSince: await validSince(auth, uid), askedAt: now() };
    standings.delete(uid);
    standings.set(uid, standing);
    const [oldest] = standings.keys();
    if (standings.size > MAX_REMEMBERED && oldest !== undefined) standings.delete(oldest);
    return standing;
  }

  return async ({ uid, signedInAt }) => {
    const { validSince: since } = await standingOf(uid);
    return since !== null && signedInAt >= since;
  };
}

async function validSince(auth: Pick<Auth, 'getUser'>, uid: string): Promise<number | null> {
  const user = await findUser(auth, uid);
  return user && !user.disabled ? secondsOf(user.tokensValidAfterTime) : null;
}

function secondsOf(time: UserRecord['tokensValidAfterTime']): number {
  return time === undefined ? 0 : Math.floor(Date.parse(time) / 1000);
}
