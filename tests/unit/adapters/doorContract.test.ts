import assert from 'node:assert/strict';
import { START } from '@daybook/protocol';
import { httpAccountDoor } from '../../../extension/src/adapters/httpAccountDoor.ts';
import { nodeListener } from '../../../functions/src/http/nodeListener.ts';
import { itemQuota } from '../../../functions/src/sync/itemQuota.ts';
import { TODO } from '../../fixtures/items.ts';
import { NOW, testApp } from '../functions/support/testApp.ts';
import { apiDoorTo, requestTo } from './support/apiDoor.ts';
import { standInServer } from './support/standInServer.ts';

const commit = (version: number, parent: string | null) => ({
  commitId: `c${version}`,
  parent,
  version,
  deviceId: 'device-a',
  changes: [{ id: 't1', value: TODO, editedAt: 1 }],
  queuedAt: 1,
  expiresAt: 2,
});

/** The address of the real door, on a store in memory. */
async function realDoor(overrides: Parameters<typeof testApp>[0] = {}) {
  const { app } = testApp({ verifyToken: async () => CALLER, ...overrides });
  const { url } = await standInServer((request, response) => {
    void nodeListener(app)(request, response);
  });
  return `${url}/v1`;
}

const CALLER = { uid: 'ada', signedInAt: NOW / 1000, pro: true, proUntil: 2_000_000_000 };

describe('the API door as devices know it', () => {
  it('A19: its own answers are taken for what they are', async () => {
    const door = apiDoorTo(await realDoor());
    const outcomes = [
      await door.push('ada', 'TODOS', commit(1, null), START),
      await door.push('ada', 'TODOS', commit(1, null), START),
      await door.push('ada', 'TODOS', commit(2, 'another'), START),
      await door.push('ada', 'TODOS', { ...commit(2, 'c1'), deviceId: '' }, START),
      await door.pull('ada', 'TODOS', START, 20),
      await door.pull('ada', 'TODOS', { version: 9, commitId: 'c9' }, 20),
      await door.pull('grace', 'TODOS', START, 20),
    ].map((result) => result.outcome);
    assert.deepEqual(outcomes, [
      ...['applied', 'applied', 'conflict', 'failed'],
      ...['page', 'expired', 'forbidden'],
    ]);
    const expired = await door.pull('ada', 'TODOS', { version: 9, commitId: 'c9' }, 20);
    assert.ok(expired.outcome === 'expired');
    assert.deepEqual(expired.head, { version: 1, commitId: 'c1' });
  });

  it('A19: refusals before it looks at the request are its own too', async () => {
    const busy = await realDoor({
      rateLimit: { admit: () => ({ outcome: 'wait', seconds: 7 }), charge: () => {} },
    });
    assert.equal((await apiDoorTo(busy).pull('ada', 'TODOS', START, 20)).outcome, 'failed');
    const closed = await realDoor({ verifyToken: async () => null });
    assert.equal((await apiDoorTo(closed).pull('ada', 'TODOS', START, 20)).outcome, 'forbidden');
  });

  it('A20: that a quota is reached says what there is, and what there may be', async () => {
    const door = apiDoorTo(await realDoor({ quota: itemQuota(1, () => NOW) }));
    assert.equal((await door.push('ada', 'TODOS', commit(1, null), START)).outcome, 'applied');
    const change = { id: 't2', value: TODO, editedAt: 1 };
    const more = await door.push('ada', 'TODOS', { ...commit(2, 'c1'), changes: [change] }, START);
    assert.ok(more.outcome === 'over-quota');
    assert.deepEqual([more.items, more.limit], [1, 1]);
  });

  it('A16, A19, U16: its answer without a body names the request', async () => {
    const doorTo = (url: string) =>
      httpAccountDoor(requestTo(url), { standing: async () => 'valid' });
    assert.equal(await doorTo(await realDoor()).deleteAccount('ada'), 'gone');
    const verifyToken = async () => ({ ...CALLER, signedInAt: NOW / 1000 - 601 });
    const late = await realDoor({ verifyToken });
    assert.equal(await doorTo(late).deleteAccount('ada'), 'refused');
    const portal = await standInServer((_, response) => response.writeHead(204).end());
    assert.equal(await doorTo(portal.url).deleteAccount('ada'), 'unanswered');
  });
});
