import assert from 'node:assert/strict';
import { DATA_TYPES, LIMITS, paths } from '@daybook/protocol';
import type { NamedDocuments } from '../../../functions/src/account/accounts.ts';
import { deletedAccounts, MARK_KEPT_MS } from '../../../functions/src/account/deletedAccounts.ts';
import { firebaseAccounts } from '../../../functions/src/account/firebaseAccounts.ts';
import { runAt } from '../../fakes/forgetRun.ts';
import { authError, useStandInAdmin } from './support/standInAdmin.ts';

describe('Accounts as a whole', () => {
  const admin = useStandInAdmin();
  let logged: string[];
  let reasons: string[];
  let users = 0;
  let uid: string;
  beforeEach(() => {
    uid = `ada${++users}`;
    logged = [];
    reasons = [];
    admin().auth.failure = null;
  });

  const log = {
    error: (message: string, { uid: whose, error }: Record<string, unknown>) => {
      if (whose !== uid) return;
      logged.push(message);
      reasons.push(String(error));
    },
  };
  const accounts = () => firebaseAccounts(admin().db, admin().auth);
  const deleted = () => deletedAccounts(admin().db, admin().auth, log);

  /** One document of each kind that there may be, and some that there may be one day. */
  async function fill(): Promise<void> {
    const { db, auth } = admin();
    auth.users.set(uid, undefined);
    const batch = db.batch();
    batch.set(db.doc(paths.user(uid)), { theme: 'dark' });
    for (const type of DATA_TYPES) {
      batch.set(db.doc(paths.head(uid, type)), { version: 1 });
      batch.set(db.doc(paths.item(uid, type, 't1')), { version: 1 });
    }
    batch.set(db.doc(`${paths.heads(uid)}/NOTES/items/orphan`), { version: 1 });
    batch.set(db.doc(paths.device(uid, 'laptop')), { name: 'Laptop' });
    batch.set(db.doc(paths.subscription(uid)), { status: 'active' });
    batch.set(db.doc(`${paths.stripeSubscriptions(uid)}/sub_1/invoices/in_1`), { total: 1 });
    await batch.commit();
  }

  const left = () =>
    ['users', 'subscriptions', 'customers'].flatMap((name) =>
      admin().server.paths(`${name}/${uid}`),
    );

  const pagesOf = async (pages: AsyncIterable<NamedDocuments>) => {
    const all: NamedDocuments[] = [];
    for await (const page of pages) all.push(page);
    return all;
  };
  const all = async (pages: AsyncIterable<NamedDocuments>) =>
    Object.fromEntries((await pagesOf(pages)).flat());
  const profile = async () => {
    const { billing, devices, ...documents } = await accounts().profile(uid);
    return { ...documents, billing: await all(billing), devices: await all(devices) };
  };

  it('A14: reads what there may be much of page by page', async () => {
    const { server } = admin();
    const count = LIMITS.maxPageSize + 1;
    const names = Array.from({ length: count }, (_, index) => `n${1000 + index}`);
    for (const name of names) {
      server.put(paths.device(uid, name), { name });
      server.put(`${paths.stripeCustomer(uid)}/payments/${name}`, { name });
    }
    const { billing, devices } = await accounts().profile(uid);
    for (const [pages, path] of [
      [devices, ''],
      [billing, `${paths.stripeCustomer(uid)}/payments/`],
    ] as const) {
      const read = await pagesOf(pages);
      assert.ok(read.every((page) => page.length <= LIMITS.maxPageSize));
      assert.deepEqual(
        read.flat(),
        names.map((name) => [path + name, { name }]),
      );
    }
  });

  it('A14: reads what there is of a user besides the synced data', async () => {
    const nothing = { user: null, subscription: null, billing: {}, devices: {} };
    assert.deepEqual(await profile(), nothing);
    await fill();
    assert.deepEqual(await profile(), {
      user: { theme: 'dark' },
      subscription: { status: 'active' },
      billing: {
        [`${paths.stripeCustomer(uid)}/subscriptions/sub_1/invoices/in_1`]: { total: 1 },
      },
      devices: { laptop: { name: 'Laptop' } },
    });
  });

  it('A16, U19: removes every document and then the user; the mark is all that stays', async () => {
    await fill();
    const { auth, server } = admin();
    assert.equal(await accounts().isBeingDeleted(uid), false);
    await accounts().remove(uid);
    assert.equal(await accounts().isBeingDeleted(uid), true);
    assert.deepEqual(left(), [paths.user(uid)]);
    const { deletedAt, ...others } = server.read(paths.user(uid)) ?? {};
    assert.ok(deletedAt instanceof Date);
    assert.deepEqual(others, {});
    assert.equal(auth.users.has(uid), false);
    await accounts().remove(uid);
    auth.failure = authError('auth/internal-error');
    await assert.rejects(accounts().remove(uid), auth.failure);
  });

  it('U18, U22: clears what is left of a user who is gone, and nothing of one who is there', async () => {
    await fill();
    const before = left();
    await deleted().clear(uid);
    assert.deepEqual(left(), before);
    assert.deepEqual(logged, ['deleted user exists, data kept']);
    admin().auth.users.delete(uid);
    await deleted().clear(uid);
    assert.deepEqual(left(), [paths.user(uid)]);
    assert.equal(logged.length, 1);
  });

  it('U21: clears what comes late to an account that is deleted, and to no other', async () => {
    await fill();
    const { db } = admin();
    const before = left();
    for (const fields of [{}, { deletedAt: null }]) {
      await db.doc(paths.user(uid)).set(fields);
      await deleted().clearLate(uid);
      assert.deepEqual(left(), before);
    }
    await db.doc(paths.user(uid)).set({ deletedAt: new Date(0) });
    await deleted().clearLate(uid);
    assert.deepEqual(left(), [paths.user(uid)]);
  });

  it('U20, U22: forgets an account a day after it was deleted, with what came since, unless its user is there', async () => {
    await fill();
    const { db, auth } = admin();
    const at = 1_800_000_000_000;
    await db.doc(paths.user(uid)).set({ deletedAt: new Date(at) });
    const forget = (now: number) => deleted().forget(runAt(now));
    const before = left();
    await forget(at + MARK_KEPT_MS + 1);
    assert.deepEqual([left(), logged], [before, ['account marked deleted has its user']]);
    auth.users.delete(uid);
    await forget(at + MARK_KEPT_MS);
    assert.deepEqual(left(), before);
    assert.ok((await forget(at + MARK_KEPT_MS + 1)) >= 1);
    assert.deepEqual(left(), []);
  });

  it('U20: an account that can’t be forgotten is logged with the reason, and left to the next run', async () => {
    const { db, auth } = admin();
    await db.doc(paths.user(uid)).set({ deletedAt: new Date(0) });
    auth.failure = authError('auth/internal-error');
    assert.equal(await deleted().forget(runAt(1_800_000_000_000)), 0);
    assert.deepEqual(logged, ['deleted account not forgotten']);
    assert.match(reasons.at(-1) ?? '', /auth\/internal-error/);
    assert.deepEqual(left(), [paths.user(uid)]);
  });

  it('U20: a mark is kept for a day', () => {
    assert.equal(MARK_KEPT_MS, 86_400_000);
  });

  it('U20: what a run has no time for is left to the next', async () => {
    const { db, auth } = admin();
    const at = 1_800_000_000_000;
    const run = runAt(at + MARK_KEPT_MS + 1);
    auth.users.clear();
    await deleted().forget(run);
    for (const name of ['a', 'b'])
      await db.doc(paths.user(`${uid}${name}`)).set({ deletedAt: new Date(at) });
    let looks = 0;
    const short = { ...run, hasTime: () => ++looks <= 1 };
    assert.equal(await deleted().forget(short), 1);
    assert.equal(await deleted().forget(run), 1);
  });
});
