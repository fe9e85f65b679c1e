import assert from 'node:assert/strict';
import { USER_HEADER } from '@daybook/protocol';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, PRO } from '../../tools/clients/users.ts';
import { TODO } from '../fixtures/items.ts';
import { storedData } from './support/stored.ts';

const COMMIT = { version: 0, parent: null, changes: [{ id: 't1', value: TODO, editedAt: 1 }] };

describe('Access to the API', () => {
  it('A2: is refused without a token', async () => {
    const answer = await apiClient(null).get('/sync/TODOS');
    assert.equal(refusalOf(answer), '401 TOKEN_MISSING');
    assert.equal(answer.headers.get('WWW-Authenticate'), 'Bearer');
  });

  it('A2: is refused with a token that is none, altered, or of a deleted user', async () => {
    const user = await newUser();
    const [header, payload = '', signature] = user.token.split('.');
    const altered = [header, payload.slice(0, -4), signature].join('.');
    const base64url = (text: string) => Buffer.from(text).toString('base64url');
    const parts = ['null', '1', '[]', '{}'].map(base64url);
    const unsigned = parts.map((part) => `${base64url('{"alg":"none"}')}.${part}.`);
    const headless = parts.map((part) => `${part}.${payload}.`);
    for (const token of ['x', 'a.b.c', '..', altered, ...unsigned, ...headless]) {
      const answer = await apiClient({ ...user, token }).get('/sync/TODOS');
      assert.equal(refusalOf(answer), '401 TOKEN_INVALID', token);
    }
    await admin().auth.deleteUser(user.uid);
    assert.equal(refusalOf(await apiClient(user).get('/sync/TODOS')), '401 TOKEN_INVALID');
  });

  const notPro = {
    free: {},
    lapsed: { ...PRO, proUntil: 1_600_000_000 },
    'Pro by a false claim': { ...PRO, pro: false },
    'Pro without an end': { pro: true },
  };
  for (const [name, claims] of Object.entries(notPro)) {
    it(`C8, P5: is refused to a user who is ${name}`, async () => {
      const user = await newUser(claims);
      const client = apiClient(user);
      assert.equal(refusalOf(await client.get('/sync/TODOS')), '403 PRO_REQUIRED');
      assert.equal(refusalOf(await client.get('/sync/all')), '403 PRO_REQUIRED');
      assert.equal(refusalOf(await client.put('/sync/TODOS', COMMIT)), '403 PRO_REQUIRED');
      assert.deepEqual(await storedData(user.uid), {});
    });
  }

  it('A2: is refused with the token of another user than the request is for', async () => {
    const [ann, bob] = await Promise.all([newUser(), newUser()]);
    const answer = await apiClient(ann).put('/sync/TODOS', COMMIT, { [USER_HEADER]: bob.uid });
    assert.equal(refusalOf(answer), '403 WRONG_USER');
    assert.deepEqual(await storedData(ann.uid), {});
    const own = await apiClient(ann).put('/sync/TODOS', COMMIT, { [USER_HEADER]: ann.uid });
    assert.equal(own.status, 200);
  });

  it('C9: a deleted account takes no first commit', async () => {
    const user = await newUser();
    await admin().db.doc(`users/${user.uid}`).set({ deletedAt: new Date() });
    const answer = await apiClient(user).put('/sync/TODOS', COMMIT);
    assert.equal(refusalOf(answer), '403 ACCOUNT_DELETED');
    assert.deepEqual(await storedData(user.uid), {});
  });

  it('A3: unknown paths, data types and methods are refused', async () => {
    const client = apiClient(await newUser());
    assert.equal(refusalOf(await client.get('/nothing')), '404 UNKNOWN_PATH');
    assert.equal(refusalOf(await client.get('/sync/NOTES')), '404 UNKNOWN_DATA_TYPE');
    assert.equal(refusalOf(await client.put('/sync/todos', COMMIT)), '404 UNKNOWN_DATA_TYPE');
    const posted = await client.send('POST', '/sync/TODOS');
    assert.equal(refusalOf(posted), '405 METHOD_NOT_ALLOWED');
    assert.equal(posted.headers.get('Allow'), 'GET, HEAD, PUT');
  });
});
