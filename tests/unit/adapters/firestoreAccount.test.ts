import assert from 'node:assert/strict';
import { disableNetwork, doc, onSnapshot } from 'firebase/firestore';
import type { AccountEvent } from '../../../extension/src/engine/contract/event.ts';
import { inbox, useFirestoreDevice } from './support/firestoreDevice.ts';

const UPDATED_AT = new Date(1_800_000_000_123.9);
const seen = (claimsUpdatedAt: number, isDeleted = false): AccountEvent => ({
  ...{ type: 'accountSeen', claimsUpdatedAt, isDeleted },
});

describe('firestoreAccount', () => {
  const device = useFirestoreDevice();

  /** What is reported of an account with these fields. */
  async function reportOf(fields: object | null) {
    const { server, account } = device();
    if (fields) server.put('users/ada', { ...fields });
    const told = inbox<AccountEvent>();
    account.follow('ada', told.report);
    return { told, first: await told.find(() => true) };
  }

  it('E9: says when the claims last changed, in whole milliseconds, also when that changes', async () => {
    const { told, first } = await reportOf({ claimsUpdatedAt: UPDATED_AT });
    assert.deepEqual(first, seen(1_800_000_000_123));
    device().server.put('users/ada', { claimsUpdatedAt: new Date(1_800_000_001_000) });
    assert.deepEqual(await told.find(() => true), seen(1_800_000_001_000));
  });

  for (const [name, fields, event] of [
    ['there is no document', null, seen(0)],
    ['there is no such time', {}, seen(0)],
    ['it is none', { claimsUpdatedAt: 'text' }, seen(0)],
    ['the account is deleted', { deletedAt: UPDATED_AT }, seen(0, true)],
    ['an admin has let somebody in again', { deletedAt: null }, seen(0)],
  ] as const) {
    it(`E9, U15: says so where ${name}`, async () => {
      assert.deepEqual((await reportOf(fields)).first, event);
    });
  }

  it('E9: what is only remembered is not reported', async () => {
    const { told } = await reportOf({ claimsUpdatedAt: UPDATED_AT });
    await device().database.run(async (client) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      onSnapshot(doc(client, 'users/ada'), { includeMetadataChanges: true }, ({ metadata }) => {
        if (metadata.fromCache) resolve();
      });
      await disableNetwork(client);
      await promise;
    });
    assert.deepEqual(told.all, []);
  });

  it('E9: an end by the server is said', async () => {
    device().server.refusesQueries = 'PERMISSION_DENIED';
    assert.deepEqual((await reportOf(null)).first, { type: 'accountLost' });
  });

  for (const end of ['stop', 'follow'] as const) {
    it(`E9: after ${end} nothing more is reported of the account before`, async () => {
      const { told } = await reportOf({ claimsUpdatedAt: UPDATED_AT });
      const { server, account } = device();
      if (end === 'stop') account.stop();
      const next = inbox<AccountEvent>();
      account.follow('grace', next.report);
      await next.find(() => true);
      server.put('users/ada', { deletedAt: UPDATED_AT });
      server.put('users/grace', { deletedAt: UPDATED_AT });
      await next.find(() => true);
      assert.deepEqual(told.all, []);
    });
  }
});
