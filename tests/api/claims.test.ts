import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { paths } from '@daybook/protocol';
import { doc, getDoc } from 'firebase/firestore';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { consoleData, stripeData } from '../fixtures/subscriptions.ts';
import { SECOND, submit } from '../rules/support/directCommit.ts';
import { triggersDone } from './support/control.ts';
import { type DirectClient, directClient } from './support/directClient.ts';

const NOW = Math.floor(Date.now() / 1000);
const DAY = 24 * 60 * 60;
const END = NOW + 30 * DAY;
const DENIED = /permission/i;

describe('Claims from subscriptions', () => {
  let user: User;
  beforeEach(async () => {
    user = await newUser({ theme: 'early-access' });
  });
  const { auth, db } = admin();
  const subscription = () => db.doc(paths.subscription(user.uid));
  const stripe = (id: string) => db.collection(paths.stripeSubscriptions(user.uid)).doc(id);
  const claims = async () => {
    await triggersDone();
    return (await auth.getUser(user.uid)).customClaims;
  };
  const userData = async () => (await db.doc(paths.user(user.uid)).get()).data();

  it('E2, E3, E7: come from what an admin writes, beside other claims, and it is announced to the devices', async () => {
    await subscription().set(consoleData('active', END));
    assert.deepEqual(await claims(), { theme: 'early-access', pro: true, proUntil: END });
    const { claimsUpdatedAt, ...others } = (await userData()) ?? {};
    const { updateTime } = await subscription().get();
    assert.ok(updateTime && claimsUpdatedAt > updateTime);
    assert.deepEqual(others, {});

    await subscription().update({ status: 'canceled' });
    assert.deepEqual(await claims(), { theme: 'early-access', pro: false, proUntil: END });
    await subscription().delete();
    assert.deepEqual(await claims(), { theme: 'early-access' });
  });

  it('E2: give days of grace as functions/.env says', async () => {
    const settings = await readFile(new URL('../../functions/.env', import.meta.url), 'utf8');
    const grace = Number(parseEnv(settings).PAST_DUE_GRACE_DAYS);
    await subscription().set(consoleData('past_due', NOW));
    assert.deepEqual((await claims())?.proUntil, NOW + grace * DAY);
  });

  it('E1, E5: come from Stripe’s documents as well, the longest of those that can be read', async () => {
    await stripe('sub_1').set(stripeData('trialing', NOW, END));
    await stripe('sub_2').set(stripeData('active', NOW, END + DAY));
    await stripe('sub_3').set(stripeData('incomplete', NOW, END + 2 * DAY));
    await subscription().set({ status: 'active', currentPeriodEnd: 'next year' });
    assert.deepEqual(await claims(), { theme: 'early-access', pro: true, proUntil: END + DAY });
    await stripe('sub_2').update({ status: 'canceled', ended_at: null });
    assert.deepEqual(await claims(), { theme: 'early-access', pro: true, proUntil: END });
  });

  it('E6: many changes at once end as the last one says', async () => {
    const ends = Array.from({ length: 20 }, (_, n) => END + n);
    await Promise.all(ends.map((end) => subscription().set(consoleData('active', end))));
    const last = (await subscription().get()).get('currentPeriodEnd').seconds;
    assert.deepEqual((await claims())?.proUntil, last);
  });

  it('E7: an account that is being deleted keeps its mark and nothing else', async () => {
    const deletedAt = new Date('2026-11-01T00:00:00Z');
    await db.doc(paths.user(user.uid)).set({ deletedAt });
    await subscription().set(consoleData('active', END));
    assert.equal((await claims())?.pro, true);
    const data = (await userData()) ?? {};
    assert.deepEqual(Object.keys(data), ['deletedAt']);
  });

  it('E8: of nobody leave nothing behind', async () => {
    const nobody = 'nobody'.repeat(30);
    await db.doc(paths.subscription(nobody)).set(consoleData('active', END));
    await db.doc(paths.subscription('nobody')).set(consoleData('active', END));
    await triggersDone();
    for (const uid of [nobody, 'nobody']) {
      assert.equal((await db.doc(paths.user(uid)).get()).exists, false);
    }
  });

  it('E8: that are too many for Auth are left as they are', async () => {
    const others = { roles: 'x'.repeat(960) };
    await auth.setCustomUserClaims(user.uid, others);
    await subscription().set(consoleData('active', END));
    assert.deepEqual(await claims(), others);
    assert.equal(await userData(), undefined);
  });

  describe('at both doors', () => {
    let direct: DirectClient;
    beforeEach(async () => {
      direct = await directClient(user);
    });
    afterEach(() => direct.close());
    const head = () => doc(direct.db, paths.head(user.uid, 'TODOS'));
    const byApi = async (version: number) => {
      const changes = [{ id: 't1', value: TODO, editedAt: 1 }];
      const commit = { ...onTop(version), changes };
      return apiClient(await user.refreshed()).put('/sync/TODOS', commit);
    };
    const refreshed = async () => {
      await triggersDone();
      await direct.refresh();
    };

    it('C8, E2, E3: let a user in once the subscription is there and keep out once it is taken away', async () => {
      await assert.rejects(submit(direct.db, user.uid), DENIED);
      assert.equal(refusalOf(await byApi(0)), '403 PRO_REQUIRED');

      await subscription().set(consoleData('active', END));
      await refreshed();
      await submit(direct.db, user.uid);
      assert.equal((await byApi(1)).status, 200);
      assert.equal((await getDoc(head())).get('version'), 2);

      await subscription().update({ status: 'canceled' });
      await refreshed();
      const third = { ...SECOND, version: 3, commitId: 'c3', parent: 'c2' };
      await assert.rejects(submit(direct.db, user.uid, { head: third }), DENIED);
      await assert.rejects(getDoc(head()), DENIED);
      assert.equal(refusalOf(await byApi(2)), '403 PRO_REQUIRED');
      assert.equal((await db.doc(paths.head(user.uid, 'TODOS')).get()).get('version'), 2);
    });
  });
});
