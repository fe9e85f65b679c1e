import assert from 'node:assert/strict';
import { paths } from '@daybook/protocol';
import { doc, getDocFromServer } from 'firebase/firestore';
import { firebaseTokenVerifier } from '../../functions/src/auth/verifyToken.ts';
import { firestoreStore } from '../../functions/src/sync/firestoreStore.ts';
import { admin } from '../../tools/clients/admin.ts';
import { newUser } from '../../tools/clients/users.ts';
import { triggersDone } from '../api/support/control.ts';
import { directClient } from '../api/support/directClient.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { consoleData } from '../fixtures/subscriptions.ts';
import { SECOND, submit } from '../rules/support/directCommit.ts';
import { reasonOf, testApp } from '../unit/functions/support/testApp.ts';
import { EmulatorClock } from './support/emulatorClock.ts';

const MINUTE = 60;

describe('A subscription that runs out', () => {
  it('C8, E4: is refused by both doors from that moment, by time alone', async () => {
    const { auth, db } = admin();
    const clock = await EmulatorClock.read();
    const user = await newUser({});
    const end = Math.floor(clock.now / 1000) + 10 * MINUTE;
    await db.doc(paths.subscription(user.uid)).set(consoleData('active', end));
    await triggersDone();
    const { token } = await user.refreshed();
    const direct = await directClient(user);
    const head = doc(direct.db, paths.head(user.uid, 'TODOS'));
    // The deployed function goes by this machine's clock, so the app is given the emulators'.
    const api = testApp({
      store: firestoreStore(db),
      verifyToken: firebaseTokenVerifier(auth),
      now: () => clock.now,
    });
    const headers = { Authorization: `Bearer ${token}` };
    const byApi = (version: number) =>
      api.put({ ...onTop(version), changes: [{ id: 't1', value: TODO, editedAt: 1 }] }, headers);

    try {
      await clock.advance(9 * MINUTE);
      await submit(direct.db, user.uid);
      assert.ok((await getDocFromServer(head)).exists());
      assert.equal((await byApi(1)).status, 200);

      await clock.advance(MINUTE);
      const claims = (await auth.getUser(user.uid)).customClaims;
      assert.deepEqual(claims, { pro: true, proUntil: end });
      await assert.rejects(getDocFromServer(head), /permission/i);
      const third = { ...SECOND, version: 3, commitId: 'c3', parent: 'c2' };
      await assert.rejects(submit(direct.db, user.uid, { head: third }), /permission/i);
      const answer = await byApi(2);
      assert.deepEqual([answer.status, reasonOf(answer.body)], [403, 'PRO_REQUIRED']);
      assert.equal((await db.doc(head.path).get()).get('version'), 2);
    } finally {
      await direct.close();
    }
  });
});
