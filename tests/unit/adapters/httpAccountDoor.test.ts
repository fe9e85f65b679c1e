import assert from 'node:assert/strict';
import { DATA_TYPES, errorBodyOf, REASONS, type Reason } from '@daybook/protocol';
import type { ApiAnswer } from '../../../extension/src/adapters/apiAnswer.ts';
import { httpAccountDoor } from '../../../extension/src/adapters/httpAccountDoor.ts';
import type { Standing } from '../../../extension/src/worker/ports/accountProvider.ts';
import { EMPTY_EXPORT } from '../../fixtures/emptyExport.ts';
import { FOREIGN_ANSWERS } from './support/foreignAnswers.ts';

/** A server that answers every request with `status`, or is out of reach with null; or with one of `answers` after another. */
function door(status: number | null, body: unknown = null, standing: Standing = 'valid') {
  const asked: string[] = [];
  const answers = [{ status, body }];
  const request = async (uid: string, path: string, init: RequestInit = {}): Promise<ApiAnswer> => {
    asked.push(`${uid} ${init.method ?? 'GET'} ${path}`);
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? assert.fail();
    if (answer.status === null) throw new TypeError('Failed to fetch');
    return { status: answer.status, body: answer.body, clockOffset: 0 };
  };
  return { ...httpAccountDoor(request, { standing: async () => standing }), asked, answers };
}

const refusing = (reason: Reason, standing?: Standing) =>
  door(REASONS[reason].code, errorBodyOf(reason, 'why'), standing);

describe('httpAccountDoor', () => {
  it('A16: deletes, and distinguishes a definite answer from one that may change', async () => {
    const done = door(204);
    assert.equal(await done.deleteAccount('ada'), 'gone');
    assert.deepEqual(done.asked, ['ada DELETE /account']);
    for (const reason of ['INTERNAL', 'UNAVAILABLE', 'RATE_LIMITED'] as const) {
      assert.equal(await refusing(reason).deleteAccount('ada'), 'unanswered', reason);
    }
    assert.equal(await door(null).deleteAccount('ada'), 'unanswered');
    for (const reason of ['INVALID_REQUEST', 'TOKEN_INVALID', 'WRONG_USER'] as const) {
      assert.equal(await refusing(reason).deleteAccount('ada'), 'refused', reason);
    }
  });

  it('A19: what answers in its place neither deletes, refuses nor exports', async () => {
    for (const [name, { status, body }] of Object.entries(FOREIGN_ANSWERS)) {
      // `apiRequest` has no such answer.
      if (status === 204) continue;
      assert.equal(await door(status, body).deleteAccount('ada'), 'unanswered', name);
      const exported = await door(status, body).exportAccount('ada');
      assert.deepEqual(exported, { ok: false, reason: 'network' }, name);
    }
  });

  it('U15: an account that is gone, or a sign-in, is the answer that was wanted', async () => {
    assert.equal(await door(401, null, 'gone').deleteAccount('ada'), 'gone');
    assert.equal(await door(null, null, 'gone').deleteAccount('ada'), 'gone');
    assert.equal(await door(401, null, 'ended').deleteAccount('ada'), 'gone');
    assert.equal(await door(503, null, 'gone').deleteAccount('ada'), 'unanswered');
  });

  it('U14: asks once however often it is called', async () => {
    const once = door(204);
    await Promise.all([once.deleteAccount('ada'), once.deleteAccount('ada')]);
    assert.deepEqual(once.asked, ['ada DELETE /account']);
    await once.deleteAccount('ada');
    assert.equal(once.asked.length, 2);
  });

  it('U15: the answer for one account is none for the next that signs in', async () => {
    const twice = door(204);
    await Promise.all([twice.deleteAccount('ada'), twice.deleteAccount('grace')]);
    assert.deepEqual(twice.asked, ['ada DELETE /account', 'grace DELETE /account']);
  });

  it('A14: hands on all of an export, also what a newer server adds', async () => {
    const dataTypes = { ...EMPTY_EXPORT.dataTypes, NOTES: { pages: [] } };
    const data = { ...EMPTY_EXPORT, dataTypes, newer: true };
    const full = door(200, data);
    const exported = { data, brokenCount: 0 };
    assert.deepEqual(await full.exportAccount('ada'), { ok: true, exported });
    assert.deepEqual(full.asked, ['ada GET /sync/export']);
  });

  const todosWith = (part: object) => ({
    dataTypes: { ...EMPTY_EXPORT.dataTypes, TODOS: { ...EMPTY_EXPORT.dataTypes.TODOS, ...part } },
  });
  /** What is broken, and as how many entries it counts. */
  const BROKEN: Readonly<Record<string, [object, number]>> = {
    'an item that is none': [todosWith({ data: { a: { title: 'Milk' }, b: 'text' } }), 1],
    'several items': [todosWith({ data: { a: null, b: 7, 'no id': 'text', c: {} } }), 3],
    'a version that is none': [todosWith({ version: '3', data: { a: {} } }), 1],
    'a data type that is none': [{ dataTypes: { ...EMPTY_EXPORT.dataTypes, TODOS: null } }, 1],
    'a data type that is missing': [{ dataTypes: {} }, DATA_TYPES.length],
    'a device that is none': [{ devices: { d: 'text', e: {} } }, 1],
    'what the server found itself': [{ broken: { 'users/ada/sync/TODOS/items/a': {}, b: {} } }, 2],
    'a subscription that is none': [{ subscription: 'text' }, 1],
  };

  for (const [name, [broken, brokenCount]] of Object.entries(BROKEN)) {
    it(`U12: ${name} keeps nothing from being exported, and is counted`, async () => {
      const data = { ...EMPTY_EXPORT, ...broken };
      const answer = await door(200, data).exportAccount('ada');
      assert.deepEqual(answer, { ok: true, exported: { data, brokenCount } });
    });
  }

  for (const part of [{ exportedAt: 'today' }, { uid: 'grace' }, { dataTypes: [] }]) {
    it(`A19: what has ${JSON.stringify(part)} is no export of the user`, async () => {
      const answer = await door(200, { ...EMPTY_EXPORT, ...part }).exportAccount('ada');
      assert.deepEqual(answer, { ok: false, reason: 'network' });
    });
  }

  it('says why there is no export', async () => {
    for (const [why, reason] of [
      ['RATE_LIMITED', 'too-many-attempts'],
      ['INTERNAL', 'server'],
    ] as const) {
      assert.deepEqual(await refusing(why).exportAccount('ada'), { ok: false, reason }, why);
    }
    assert.deepEqual(await door(null).exportAccount('ada'), { ok: false, reason: 'network' });
  });

  it('U25: a file that is refused for the sign-in says so where that is over, and only there', async () => {
    for (const why of [
      'TOKEN_MISSING',
      'TOKEN_INVALID',
      'WRONG_USER',
      'ACCOUNT_DELETED',
      'SIGN_IN_TOO_OLD',
    ] as const) {
      const said = async (standing: Standing) => {
        const result = await refusing(why, standing).exportAccount('ada');
        return result.ok || result.reason;
      };
      assert.equal(await said('ended'), 'sign-in-ended', why);
      assert.equal(await said('gone'), 'sign-in-ended', why);
      assert.equal(await said('valid'), 'server', why);
    }
    const fault = await refusing('INTERNAL', 'ended').exportAccount('ada');
    assert.deepEqual(fault, { ok: false, reason: 'server' });
  });

  it('U25: what an old token was refused is asked once more where the sign-in is good', async () => {
    const exported = { data: EMPTY_EXPORT, brokenCount: 0 };
    for (const [standing, result] of [
      ['valid', { ok: true, exported }],
      ['ended', { ok: false, reason: 'sign-in-ended' }],
    ] as const) {
      const old = refusing('TOKEN_INVALID', standing);
      old.answers.push({ status: 200, body: EMPTY_EXPORT });
      assert.deepEqual(await old.exportAccount('ada'), result);
    }
    const old = refusing('TOKEN_INVALID');
    old.answers.push({ status: 204, body: undefined });
    assert.equal(await old.deleteAccount('ada'), 'gone');
    assert.equal(old.asked.length, 2);
    const portal = door(401, '<p>Sign in to the Wi-Fi</p>');
    assert.deepEqual(await portal.exportAccount('ada'), { ok: false, reason: 'network' });
  });
});
