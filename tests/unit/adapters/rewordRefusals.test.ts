import assert from 'node:assert/strict';
import { ACCOUNT_GONE, rewordRefusals } from '../../../extension/src/adapters/rewordRefusals.ts';
import { authRefusal } from './support/standInAuth.ts';

const TOKEN = 'https://securetoken.googleapis.com/v1/token?key=k';
const BY_GOOGLE = 'https://identitytoolkit.googleapis.com/v1/accounts:signInWithIdp?key=k';
const BY_PASSWORD = 'https://identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=k';
const PROOF = JSON.stringify({ postBody: 'id_token=a.b.c', autoCreate: false });
const SIGN_IN = JSON.stringify({ postBody: 'id_token=a.b.c' });

/** What a request gets where the network answers so, and whether that is the network's own answer, untouched. */
async function asked(url: string, sent: string, message: string) {
  const { status, body } = authRefusal(message);
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  const own = new Response(JSON.stringify(body), { status, headers });
  const got = await rewordRefusals(async () => own)(url, { body: sent });
  const isOwn = got === own;
  assert.deepEqual([got.status, got.headers.get('Content-Type')], [400, headers['content-type']]);
  const { error } = (await got.json()) as { error: { code: number; message: string } };
  assert.equal(error.code, 400);
  return { message: error.message, isOwn };
}

describe('rewordRefusals', () => {
  const REWORDED: [what: string, url: string, sent: string, message: string, reworded: string][] = [
    ['an account that is gone', TOKEN, 'r', 'USER_NOT_FOUND', `USER_NOT_FOUND : ${ACCOUNT_GONE}`],
    [
      'an account that is gone, with a reason',
      ...([TOKEN, 'r', 'USER_NOT_FOUND : No such user.'] as const),
      `USER_NOT_FOUND : ${ACCOUNT_GONE}`,
    ],
    ['a proof of nobody here', BY_GOOGLE, PROOF, 'USER_NOT_FOUND', 'EMAIL_NOT_FOUND'],
    ['a proof of one who may not', BY_GOOGLE, PROOF, 'USER_DISABLED : by us', 'EMAIL_NOT_FOUND'],
  ];
  for (const [what, url, sent, message, reworded] of REWORDED) {
    it(`U15, U25: ${what} has words of its own, and the answer is otherwise as it was`, async () => {
      assert.equal((await asked(url, sent, message)).message, reworded);
    });
  }

  const LEFT: [what: string, url: string, sent: string, message: string][] = [
    ['a token that is over', TOKEN, 'r', 'TOKEN_EXPIRED'],
    ['an account that is disabled', TOKEN, 'r', 'USER_DISABLED'],
    ['words that only begin so', TOKEN, 'r', 'USER_NOT_FOUND_HERE'],
    ['a sign-in with Google', BY_GOOGLE, SIGN_IN, 'USER_DISABLED'],
    ['another wrong of a proof', BY_GOOGLE, PROOF, 'INVALID_IDP_RESPONSE'],
    ['what another endpoint says', BY_PASSWORD, PROOF, 'USER_DISABLED'],
  ];
  for (const [what, url, sent, message] of LEFT) {
    it(`U25: ${what} stays as it is`, async () => {
      assert.equal((await asked(url, sent, message)).message, message);
    });
  }

  it('hands on what comes of any other request itself', async () => {
    assert.ok((await asked('https://d.example/api/v1/config', '', 'USER_NOT_FOUND')).isOwn);
    assert.ok((await asked(BY_GOOGLE, SIGN_IN, 'USER_NOT_FOUND')).isOwn);
  });
});
