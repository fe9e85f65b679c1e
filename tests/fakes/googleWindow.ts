/** What a window of Google's answers with; each part can be made wrong. */
export interface GoogleAnswer {
  /** The person's id at Google. */
  sub: string;
  email: string;
  state?: string;
  nonce?: string;
  aud?: string;
}

/**
 * The address that Google sends its window to after someone has signed in at `url`. The token is unsigned. Stands alone,
 * so that it can be run in a browser.
 */
export function googleRedirect(url: string, { sub, email, ...wrong }: GoogleAnswer): string {
  const asked = new URL(url).searchParams;
  const claims = {
    iss: 'https://accounts.google.com',
    aud: wrong.aud ?? asked.get('client_id'),
    nonce: wrong.nonce ?? asked.get('nonce'),
    sub,
    email,
    email_verified: true,
  };
  const encode = (part: object) =>
    btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const idToken = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
  const fields = { state: wrong.state ?? asked.get('state') ?? '', id_token: idToken };
  return `${asked.get('redirect_uri')}#${new URLSearchParams(fields)}`;
}
