import assert from 'node:assert/strict';
import { DATA_TYPES, paths } from '@daybook/protocol';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { deletedAccounts, MARK_KEPT_MS } from '../../functions/src/account/deletedAccounts.ts';
import { firebaseAccounts } from '../../functions/src/account/firebaseAccounts.ts';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, type Client, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import { runAt } from '../fakes/forgetRun.ts';
import { TODO } from '../fixtures/items.ts';
import { onTop } from '../fixtures/onTop.ts';
import { consoleData, stripeData } from '../fixtures/subscriptions.ts';
import { submit } from '../rules/support/directCommit.ts';
import { triggersDone } from './support/control.ts';
import { directClient } from './support/directClient.ts';
import { storedOf } from './support/stored.ts';

/** More than the removal asks Firestore for at once, several times. */
const MORE_THAN_A_PAGE = 2_100;

const END = 4_000_000_000;
const commit = (version: number) => ({
  ...onTop(version),
  changes: [{ id: 't1', value: TODO, editedAt: 1 }],
});

describe('A deleted account', () => {
  const { auth, db } = admin();
  let user: User;
  let client: Client;
  let other: Awaited<ReturnType<typeof storedOf>>;
  let otherUid: string;
  beforeEach(async () => {
    const bystander = await newUser();
    user = await newUser();
    client = apiClient(user);
    otherUid = bystander.uid;
    for (const { uid } of [user, bystander]) await fill(uid);
    assert.ok(Object.keys(await storedOf(user.uid)).length > 10);
    other = await storedOf(otherUid);
  });
  afterEach(async () => assert.deepEqual(await storedOf(otherUid), other));

  /** One document of each kind that there may be, and some that there may be one day. */
  const fill = async (uid: string) => {
    const batch = db.batch();
    for (const type of DATA_TYPES) {
      batch.set(db.doc(paths.head(uid, type)), { version: 1, commitId: 'c1' });
      batch.set(db.doc(paths.item(uid, type, 't1')), { version: 1, value: {} });
    }
    batch.set(db.doc(`${paths.heads(uid)}/NOTES/items/orphan`), { version: 1 });
    batch.set(db.doc(paths.device(uid, 'laptop')), { name: 'Laptop' });
    batch.set(db.doc(`${paths.user(uid)}/shelves/a/books/b`), { title: 'Emma' });
    batch.set(db.doc(paths.subscription(uid)), consoleData('active', END));
    batch.set(db.doc(paths.stripeCustomer(uid)), { stripeId: 'cus_1' });
    const stripe = db.collection(paths.stripeSubscriptions(uid)).doc('sub_1');
    batch.set(stripe, stripeData('active', 1, END));
    batch.set(stripe.collection('invoices').doc('in_1'), { total: 1 });
    await batch.commit();
    await triggersDone();
  };
  const addItems = async (count: number) => {
    const writer = db.bulkWriter({ throttling: false });
    for (let n = 0; n < count; n += 1) {
      void writer.set(db.doc(paths.item(user.uid, 'TODOS', `more${n}`)), { version: 1 });
    }
    await writer.close();
  };
  const assertOnlyMark = async () => {
    await triggersDone();
    const stored = await storedOf(user.uid);
    assert.deepEqual(Object.keys(stored), [paths.user(user.uid)]);
    assert.deepEqual(Object.keys(stored[paths.user(user.uid)] ?? {}), ['deletedAt']);
  };
  /** What a device would do that still holds its token. */
  const assertNothingComesIn = async (direct: Awaited<ReturnType<typeof directClient>>) => {
    const { uid } = user;
    await assert.rejects(submit(direct.db, uid), /permission/i);
    await assert.rejects(submit(direct.db, uid, { items: {} }), /permission/i);
    const device = { name: 'Ghost', platform: '', appVersion: '', lastSeenAt: serverTimestamp() };
    const registered = setDoc(doc(direct.db, paths.device(uid, 'ghost')), device);
    await assert.rejects(registered, /permission/i);
    assert.equal(refusalOf(await client.put('/sync/TODOS', commit(0))), '403 ACCOUNT_DELETED');
  };

  it('A2, U18, U19: by an admin goes with every document, however many, and nothing comes back', async () => {
    await addItems(MORE_THAN_A_PAGE);
    await auth.deleteUser(user.uid);
    await assertOnlyMark();
    assert.equal(refusalOf(await client.put('/sync/TODOS', commit(0))), '401 TOKEN_INVALID');
    await assertOnlyMark();
  });

  it('U20: that is too large for a run is gone on with by the next', async () => {
    const { forget } = deletedAccounts(db, auth, { error: () => {} });
    await auth.deleteUser(user.uid);
    await assertOnlyMark();
    const mark = db.doc(paths.user(user.uid));
    const deletedAt = (await mark.get()).get('deletedAt');
    const time = deletedAt.toMillis() + MARK_KEPT_MS + 1;
    // No other is left then.
    await forget(runAt(time));
    await mark.set({ deletedAt });
    await addItems(MORE_THAN_A_PAGE);
    let removed = 0;
    const watched = watching(() => {
      removed += 1;
    });
    const hasTime = () => removed === 0;
    const { forget: forgetBriefly } = deletedAccounts(watched, auth, { error: () => {} });
    assert.equal(await forgetBriefly(runAt(time, { hasTime })), 0);
    const left = Object.keys(await storedOf(user.uid)).length;
    assert.ok(left > 1 && left < MORE_THAN_A_PAGE, `${left} documents are left`);
    assert.ok((await mark.get()).exists);
    assert.equal(await forget(runAt(time)), 1);
    assert.deepEqual(await storedOf(user.uid), {});
  });

  it('A16, U19: by its owner goes with every document', async () => {
    assert.equal((await client.send('DELETE', '/account')).status, 204);
    await assertOnlyMark();
    await assert.rejects(auth.getUser(user.uid), /no user record/);
  });

  it('A16, C9, U19, V4: that broke off takes in nothing from a token that lives, and is finished by the next call', async () => {
    await addItems(30);
    const direct = await directClient(user);
    try {
      const breaking = firebaseAccounts(endingAfter(20), auth);
      await assert.rejects(breaking.remove(user.uid), /the process ends here/);
      const left = Object.keys(await storedOf(user.uid));
      assert.ok(left.length > 1 && left.every((path) => !/sync\/[A-Z_]+$/.test(path)));
      assert.ok(await auth.getUser(user.uid));
      await assertNothingComesIn(direct);

      assert.equal((await client.send('DELETE', '/account')).status, 204);
      await assertOnlyMark();
    } finally {
      await direct.close();
    }
  });

  /** The database, as it is for a process that ends after so many deletions. */
  const endingAfter = (deletions: number) => {
    let done = 0;
    return watching(() => {
      done += 1;
      if (done > deletions) throw new Error('the process ends here');
    });
  };

  /** The database; what `onDelete` throws is what the deletion fails with. */
  const watching = (onDelete: () => void) =>
    new Proxy(db, {
      get: (target, name) => {
        if (name !== 'bulkWriter') {
          const value = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        }
        return () => {
          const writer = target.bulkWriter();
          const remove = writer.delete.bind(writer);
          writer.delete = async (...deletion) => {
            onDelete();
            return remove(...deletion);
          };
          return writer;
        };
      },
    });

  it('E7, U21: late news of its subscriptions leave nothing behind', async () => {
    await auth.deleteUser(user.uid);
    await assertOnlyMark();
    await db.doc(paths.subscription(user.uid)).set(consoleData('active', END));
    await assertOnlyMark();
    await db.doc(paths.stripeCustomer(user.uid)).set({ stripeId: 'cus_1' });
    const stripe = db.collection(paths.stripeSubscriptions(user.uid)).doc('sub_1');
    await stripe.set(stripeData('canceled', 1, END));
    await assertOnlyMark();
  });

  it('U22: whose id is in use again keeps what is new', async () => {
    const { clear, forget } = deletedAccounts(db, auth, { error: () => {} });
    await auth.deleteUser(user.uid);
    await assertOnlyMark();
    await auth.createUser({ uid: user.uid });
    await db.doc(paths.subscription(user.uid)).set(consoleData('active', END));
    await triggersDone();
    const stored = await storedOf(user.uid);
    await clear(user.uid);
    await forget(runAt(Date.now() + 2 * MARK_KEPT_MS));
    assert.deepEqual(await storedOf(user.uid), stored);
    assert.deepEqual((await auth.getUser(user.uid)).customClaims, { pro: true, proUntil: END });
  });

  it('U20: is forgotten after a day, with what came after all', async () => {
    const { forget } = deletedAccounts(db, auth, { error: () => {} });
    await auth.deleteUser(user.uid);
    await assertOnlyMark();
    const mark = db.doc(paths.user(user.uid));
    await mark.collection('devices').doc('ghost').set({});
    const deletedAt = (await mark.get()).get('deletedAt').toMillis();
    await forget(runAt(deletedAt + MARK_KEPT_MS));
    assert.ok((await mark.get()).exists);
    await forget(runAt(deletedAt + MARK_KEPT_MS + 1));
    assert.deepEqual(await storedOf(user.uid), {});
  });
});
