import { PROJECT_ID } from '../project.ts';
import { claimsOf, DEMO_PASSWORD, type DemoAccount } from './demoAccounts.ts';

const ACCOUNTS = 'identitytoolkit.googleapis.com/v1';

/**
 * Creates users as an import does. fireemu leaves a password that was set in any other way out of its exports, and then
 * nobody could sign in with them.
 */
export async function importAccounts(
  authHost: string,
  accounts: readonly DemoAccount[],
  createdAt: number,
): Promise<void> {
  const users = accounts.map((account) => ({
    localId: account.uid,
    email: account.email,
    emailVerified: true,
    displayName: account.displayName,
    rawPassword: DEMO_PASSWORD,
    createdAt: `${createdAt}`,
    customAttributes: JSON.stringify(claimsOf(account)),
    providerUserInfo: [
      {
        providerId: 'password',
        rawId: account.email,
        federatedId: account.email,
        email: account.email,
      },
    ],
  }));
  const url = `http://${authHost}/${ACCOUNTS}/projects/${PROJECT_ID}/accounts:batchCreate`;
  // The emulators accept `owner` as an administrator's token.
  const answer = await post(url, { users }, { authorization: 'Bearer owner' });
  const { error } = answer as { error?: unknown[] };
  if (error && error.length > 0) {
    throw new Error(`The Auth emulator refused users: ${JSON.stringify(error)}`);
  }
}

/** Signs in by email and password; gives the ID token, or throws the Auth emulator's error. */
export async function signIn(authHost: string, email: string, password: string): Promise<string> {
  const url = `http://${authHost}/${ACCOUNTS}/accounts:signInWithPassword?key=demo`;
  const answer = await post(url, { email, password, returnSecureToken: true });
  return String((answer as { idToken?: unknown }).idToken);
}

/** The claims of an ID token, unchecked. */
export function claimsIn(idToken: string): Record<string, unknown> {
  const [, payload = ''] = idToken.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

async function post(url: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text) as unknown;
}
