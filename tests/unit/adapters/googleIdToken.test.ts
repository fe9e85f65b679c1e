import assert from 'node:assert/strict';
import { googleIdToken, type WebAuthFlow } from '../../../extension/src/adapters/googleIdToken.ts';
import { googleRedirect } from '../../fakes/googleWindow.ts';

const CLIENT = 'daybook.apps.googleusercontent.com';
const REDIRECT = 'https://extension.chromiumapp.org/';
const ADA = { sub: 'ada', email: 'ada@example.com' };

/** Asks, with a window that answers by `answer`; the addresses that it was opened with are in `opened`. */
function google(answer: (url: string) => string | undefined) {
  const opened: URL[] = [];
  const flow: WebAuthFlow = {
    getRedirectURL: () => REDIRECT,
    launchWebAuthFlow: async ({ url }) => {
      opened.push(new URL(url));
      return answer(url);
    },
  };
  let secrets = 0;
  const ask = googleIdToken(CLIENT, flow, () => `secret-${++secrets}`);
  return { ask, opened };
}

function reasonOf(result: Awaited<ReturnType<ReturnType<typeof google>['ask']>>) {
  return result.ok ? null : result.reason;
}

describe('googleIdToken', () => {
  it('U9: asks for an ID token, with a state and a nonce of each request its own', async () => {
    const { ask, opened } = google((url) => googleRedirect(url, ADA));
    const result = await ask('ada@example.com');
    assert.ok(result.ok);
    assert.equal(result.idToken.split('.').length, 3);
    await ask(null);
    const [first, second] = opened.map(({ searchParams }) => Object.fromEntries(searchParams));
    assert.equal(opened[0]?.origin, 'https://accounts.google.com');
    assert.deepEqual(first, {
      client_id: CLIENT,
      redirect_uri: REDIRECT,
      response_type: 'id_token',
      scope: 'openid email',
      prompt: 'select_account',
      state: 'secret-1',
      nonce: 'secret-2',
      login_hint: 'ada@example.com',
    });
    assert.deepEqual([second?.state, second?.nonce], ['secret-3', 'secret-4']);
    assert.ok(second && !('login_hint' in second));
  });

  it('U9: reads claims that base64url writes otherwise than base64', async () => {
    const { ask } = google((url) => googleRedirect(url, { ...ADA, sub: '>>>>>>??????' }));
    const result = await ask(null);
    assert.ok(result.ok);
    assert.match(result.idToken, /-.*_/);
  });

  for (const [name, wrong] of [
    ['state', { state: 'of someone else' }],
    ['nonce', { nonce: 'of someone else' }],
    ['audience', { aud: 'other.apps.googleusercontent.com' }],
  ] as const) {
    it(`U9: refuses an answer with another ${name}`, async () => {
      const { ask } = google((url) => googleRedirect(url, { ...ADA, ...wrong }));
      assert.equal(reasonOf(await ask(null)), 'google-failed');
    });
  }

  it('U9: a window that is closed, or a no, is no failure', async () => {
    const closed = google(() => {
      throw new Error('The user did not approve access.');
    });
    assert.equal(reasonOf(await closed.ask(null)), 'canceled');
    const refused = google((url) => {
      const state = new URL(url).searchParams.get('state');
      return `${REDIRECT}#error=access_denied&state=${state}`;
    });
    assert.equal(reasonOf(await refused.ask(null)), 'canceled');
  });

  it('distinguishes a network that is down from anything else', async () => {
    const down = google(() => {
      throw new Error('Authorization page could not be loaded.');
    });
    assert.equal(reasonOf(await down.ask(null)), 'network');
    for (const answer of [undefined, REDIRECT, `${REDIRECT}#state=secret-1&id_token=rubbish`]) {
      assert.equal(reasonOf(await google(() => answer).ask(null)), 'google-failed', answer);
    }
  });
});
