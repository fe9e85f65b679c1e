import { admin } from './admin.ts';

export interface User {
  uid: string;
  token: string;
  email: string;
  password: string;
  /** The same user with a fresh token, and so with the claims of now. */
  refreshed(): Promise<User>;
  /** The same, after other claims have been set. */
  withClaims(claims: object): Promise<User>;
}

/** Pro for longer than the tests run. */
export const PRO = { pro: true, proUntil: 4_000_000_000 };

let users = 0;

/** An address that no account has yet. */
export function newEmail(): string {
  users += 1;
  return `user${users}-${process.pid}@daybook.test`;
}

/** A new user of the Auth emulator, with `claims` in the token. */
export async function newUser(claims: object = PRO): Promise<User> {
  const credentials = { email: newEmail(), password: 'correct horse' };
  const { localId, refreshToken } = await post(
    'identitytoolkit.googleapis.com/v1/accounts:signUp',
    {
      ...credentials,
      returnSecureToken: true,
    },
  );
  const uid = localId as string;
  const refreshed = async (): Promise<User> => {
    const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const { id_token } = await post('securetoken.googleapis.com/v1/token', grant);
    return { ...credentials, uid, token: id_token as string, refreshed, withClaims };
  };
  const withClaims = async (newClaims: object): Promise<User> => {
    await admin().auth.setCustomUserClaims(uid, newClaims);
    return refreshed();
  };
  return withClaims(claims);
}

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const url = `http://${process.env.FIREBASE_AUTH_EMULATOR_HOST}/${path}?key=any`;
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`The Auth emulator refused: ${JSON.stringify(answer)}`);
  return answer;
}
