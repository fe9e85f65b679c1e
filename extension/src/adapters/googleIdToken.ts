import { type CommandFailure, type FailedCommand, failed } from '../shared/commands.ts';

/** The browser's window for signing in elsewhere; `chrome.identity` is one. */
export interface WebAuthFlow {
  /** Where the answer is sent: an address that only this extension gets. */
  getRedirectURL(): string;
  /** Opens the window; the address that it was sent to at last. Rejects when the person closes it. */
  launchWebAuthFlow(details: { url: string; interactive: true }): Promise<string | undefined>;
}

export type IdTokenResult = { ok: true; idToken: string } | FailedCommand;

/** Asks for an ID token; `email` is the account to offer first, if that is known. */
export type AskGoogle = (email: string | null) => Promise<IdTokenResult>;

const AUTHORIZATION_URL = 'https://accounts.google.com/o/oauth2/v2/auth';

/** Has a person choose a Google account in a window (SPEC U9). `newSecret` gives what nobody can guess. */
export function googleIdToken(
  clientId: string,
  flow: WebAuthFlow,
  newSecret: () => string,
): AskGoogle {
  return async (email) => {
    const [state, nonce] = [newSecret(), newSecret()];
    const url = new URL(AUTHORIZATION_URL);
    url.search = new URLSearchParams({
      client_id: clientId,
      redirect_uri: flow.getRedirectURL(),
      response_type: 'id_token',
      scope: 'openid email',
      prompt: 'select_account',
      state,
      nonce,
      ...(email && { login_hint: email }),
    }).toString();
    try {
      const answer = await flow.launchWebAuthFlow({ url: url.href, interactive: true });
      return readAnswer(answer, { state, nonce, clientId });
    } catch (error) {
      return failed(failureOf(error));
    }
  };
}

interface Expected {
  state: string;
  nonce: string;
  clientId: string;
}

function readAnswer(
  answer: string | undefined,
  { state, nonce, clientId }: Expected,
): IdTokenResult {
  const fields = new URLSearchParams(new URL(answer ?? '').hash.slice(1));
  if (fields.get('state') !== state) return failed('google-failed');
  if (fields.get('error') === 'access_denied') return failed('canceled');
  const idToken = fields.get('id_token') ?? '';
  const claims = readClaims(idToken);
  // Its signature is Firebase's to check.
  const isOurs = claims.nonce === nonce && claims.aud === clientId;
  return isOurs ? { ok: true, idToken } : failed('google-failed');
}

/** Throws if it is no JWT. */
function readClaims(idToken: string): { nonce?: unknown; aud?: unknown } {
  const [, payload = ''] = idToken.split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
}

/** Only the browser's words say so. */
function failureOf(error: unknown): CommandFailure {
  const words = String(error);
  if (words.includes('did not approve')) return 'canceled';
  return words.includes('could not be loaded') ? 'network' : 'google-failed';
}
