import assert from 'node:assert/strict';
import { definiteAnswers } from '../../../extension/src/adapters/definiteAnswers.ts';
import { useWaits } from '../../fakes/waits.ts';
import { authRefusal } from './support/standInAuth.ts';
import type { Answer } from './support/standInServer.ts';

const LOOKUP = 'https://identitytoolkit.googleapis.com/v1/accounts:lookup';
const TOKEN = 'https://securetoken.googleapis.com/v1/token';
const TOKENS = { access_token: 'a-b.c_d.e', refresh_token: 'r', expires_in: '3600' };
const NO_ANSWER = { name: 'TypeError' };

/** `fetch` over a network that answers so, and what that was asked. */
function over({ status, body, headers = {} }: Answer) {
  const asked: [unknown, RequestInit | undefined][] = [];
  const fetch = definiteAnswers(async (input, init) => {
    asked.push([input, init]);
    return new Response(JSON.stringify(body), { status, headers });
  });
  return { fetch, asked };
}

const ask = (url: string, answer: Answer) => over(answer).fetch(`${url}?key=k`);

describe('definiteAnswers', () => {
  const waits = useWaits();

  it('U23: asks anew, and for no longer than a slow line takes; all else as it was asked', async () => {
    const { fetch, asked } = over({ status: 200, body: TOKENS });
    const init = { method: 'POST', body: 'refresh_token=r' };
    await fetch(`${TOKEN}?key=k`, init);
    await fetch(new Request(`${TOKEN}?key=k`), init);
    for (const [, { signal, ...sent } = {}] of asked) {
      assert.ok(signal instanceof AbortSignal);
      assert.deepEqual(sent, { ...init, cache: 'no-store' });
    }
    assert.deepEqual(waits.signals, [15_000, 15_000]);
  });

  it('U23: leaves every other request as it is', async () => {
    const { fetch, asked } = over({ status: 503, body: 'text' });
    const init = { method: 'POST' };
    const other = 'https://identitytoolkit.googleapis.com/v1/accounts:signUp?key=k';
    assert.equal((await fetch(other, init)).status, 503);
    assert.equal(asked[0]?.[0], other);
    assert.equal(asked[0]?.[1], init);
    assert.deepEqual(waits.signals, []);
  });

  it('U23: an answer is handed on whole, from the emulators too', async () => {
    const headers = { 'content-type': 'application/json; charset=UTF-8' };
    for (const url of [TOKEN, TOKEN.replace('https://', 'http://127.0.0.1:9099/')]) {
      const response = await ask(url, { status: 200, body: TOKENS, headers });
      assert.deepEqual(await response.json(), TOKENS);
      assert.equal(response.headers.get('Content-Type'), headers['content-type']);
    }
    const refused = await ask(LOOKUP, authRefusal('USER_DISABLED : by an administrator'));
    assert.equal(refused.status, 400);
  });

  for (const [name, wrong] of Object.entries({
    'a token of two parts': { access_token: 'a.b' },
    'a token of four': { access_token: 'a.b.c.d' },
    'a token with a space before it': { access_token: ' a.b.c' },
    'a token without a head': { access_token: '.b.c' },
    'a token without claims': { access_token: 'a..c' },
    'no refresh token': { refresh_token: '' },
    'no time': { expires_in: '' },
    'a time that is none': { expires_in: '3600s' },
    'a time before zero': { expires_in: '-3600' },
  })) {
    it(`U23: ${name} is no answer`, async () => {
      await assert.rejects(ask(TOKEN, { status: 200, body: { ...TOKENS, ...wrong } }), NO_ANSWER);
    });
  }

  it('U23: a token may be unsigned, as the emulators have it', async () => {
    const body = { ...TOKENS, access_token: 'a.b.' };
    assert.equal((await ask(TOKEN, { status: 200, body })).status, 200);
  });

  it('U23: who is signed in has a name', async () => {
    for (const users of [[], [{ localId: '' }], [{ localId: 7 }], 'ada']) {
      await assert.rejects(ask(LOOKUP, { status: 200, body: { users } }), NO_ANSWER);
    }
    const found = await ask(LOOKUP, { status: 200, body: { users: [{ localId: 'a', more: 1 }] } });
    assert.deepEqual(await found.json(), { users: [{ localId: 'a', more: 1 }] });
  });

  it('U23: an end in the words of another status is none', async () => {
    await assert.rejects(ask(TOKEN, authRefusal('TOKEN_EXPIRED', 401)), NO_ANSWER);
    const other = { error: { code: 401, message: 'TOKEN_EXPIRED' } };
    await assert.rejects(ask(TOKEN, { status: 400, body: other }), NO_ANSWER);
    await assert.rejects(ask(TOKEN, authRefusal('NOT TOKEN_EXPIRED')), NO_ANSWER);
    await assert.rejects(ask(TOKEN, authRefusal('')), NO_ANSWER);
  });
});
