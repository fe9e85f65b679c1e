import { isAddressed } from './definiteAnswers.ts';

/** In the message of the SDK's error where not only the sign-in is over: the account doesn't exist any more. */
export const ACCOUNT_GONE = 'The account is gone.';

/**
 * `fetch` with Auth's refusals in words that the SDK tells apart. To the SDK, an account that is gone is a token that is
 * over (SPEC U15), and whoever proves with a Google account that nobody has here, or that is disabled, is signed out
 * (SPEC U25).
 */
export function rewordRefusals(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const words = wordsFor(input, init);
    if (!words) return response;
    const [refused, reworded] = words;
    const body = (await response.text()).replace(refused, `"${reworded}"`);
    const { status, headers } = response;
    return new Response(body, { status, headers });
  };
}

/** What is to be replaced, and by what. */
function wordsFor(input: string | URL | Request, init?: RequestInit): [RegExp, string] | undefined {
  if (isAddressed(input, 'securetoken.googleapis.com/v1/token')) {
    // What stands after the colon becomes the error's message.
    return [/"USER_NOT_FOUND( : [^"]*)?"/g, `USER_NOT_FOUND : ${ACCOUNT_GONE}`];
  }
  const isProof =
    isAddressed(input, 'identitytoolkit.googleapis.com/v1/accounts:signInWithIdp') &&
    String(init?.body).includes('"autoCreate":false');
  // The SDK takes it for another account than the one that is signed in.
  return isProof ? [/"USER_(NOT_FOUND|DISABLED)( : [^"]*)?"/g, 'EMAIL_NOT_FOUND'] : undefined;
}
