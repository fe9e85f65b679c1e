import assert from 'node:assert/strict';
import { LIMITS, paths } from '@daybook/protocol';
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { doc, type Firestore, getDoc, serverTimestamp, setDoc } from 'firebase/firestore';
import { TODO } from '../fixtures/items.ts';
import { daysFromNow, SECOND, submit, TOMBSTONE } from './support/directCommit.ts';
import { rulesUnderTest } from './support/environment.ts';

const MINUTE = 60_000;

describe('Items in the rules', () => {
  const rules = rulesUnderTest();
  let uid: string;
  let db: Firestore;
  beforeEach(() => {
    ({ uid, db } = rules.newOwner());
  });

  it('C3: refuse an item without its head', async () => {
    await assertFails(submit(db, uid, { head: null }));
  });

  it('C3: refuse an item at the current version but after its commit', async () => {
    await submit(db, uid);
    await assertFails(submit(db, uid, { head: null, items: { t1: {} } }));
    await assertFails(submit(db, uid, { head: null, items: { t2: {} } }));
  });

  it('C3: refuse an item under another data type than its head’s', () =>
    assertFails(
      setDoc(doc(db, paths.item(uid, 'QUICK_LINKS', 't1')), {
        ...{ ...TOMBSTONE, version: 1, commitId: 'c1', deviceId: 'laptop', editedAt: 1 },
        updatedAt: serverTimestamp(),
      }),
    ));

  const notTheHeads = { version: [0, 2, '1'], commitId: ['c2', null], deviceId: ['phone', null] };
  for (const [field, values] of Object.entries(notTheHeads)) {
    it(`C3: refuse an item whose ${field} is not the head's`, async () => {
      for (const value of values)
        await assertFails(submit(db, uid, { items: { t1: { [field]: value } } }));
    });
  }

  it('C3: refuse the whole commit for one stale item in it', async () => {
    await assertFails(submit(db, uid, { items: { t1: {}, t2: { version: 0 } } }));
    await rules.asServer(async (server) => {
      assert.equal((await getDoc(doc(server, paths.item(uid, 'TODOS', 't1')))).exists(), false);
      assert.equal((await getDoc(doc(server, paths.head(uid, 'TODOS')))).exists(), false);
    });
  });

  it('C5: refuse a time of the client’s own', async () => {
    for (const updatedAt of [new Date(), 1, null]) {
      await assertFails(submit(db, uid, { items: { t1: { updatedAt } } }));
    }
  });

  it('C6: take a tombstone, in place of a value', async () => {
    await submit(db, uid);
    const items = { t1: TOMBSTONE };
    await assertSucceeds(submit(db, uid, { head: SECOND, items, without: { items: ['value'] } }));
  });

  it('C6: refuse value and deletion together, and neither', async () => {
    await assertFails(submit(db, uid, { items: { t1: TOMBSTONE } }));
    await assertFails(submit(db, uid, { without: { items: ['value'] } }));
  });

  it('C6: refuse a deletion that is not true', async () => {
    for (const deleted of [false, 1, 'true', null]) {
      await assertFails(
        submit(db, uid, {
          items: { t1: { ...TOMBSTONE, deleted } },
          without: { items: ['value'] },
        }),
      );
    }
  });

  it('C6, D13: refuse the tombstone of a setting that doesn’t exist', async () => {
    const commit = { type: 'SETTINGS', without: { items: ['value'] } };
    await assertFails(submit(db, uid, { ...commit, items: { colour: TOMBSTONE } }));
    await assertSucceeds(submit(db, uid, { ...commit, items: { theme: TOMBSTONE } }));
  });

  it('D27: take a tombstone that expires within 100 to 121 days', async () => {
    const deletion = (expiresAt: unknown) =>
      submit(db, uid, {
        items: { t1: { ...TOMBSTONE, expiresAt } },
        without: { items: ['value'] },
      });
    const least = daysFromNow(LIMITS.minDirectTombstoneDays);
    for (const expiresAt of [
      ...[daysFromNow(99.9), daysFromNow(121.1), daysFromNow(-1), daysFromNow(9999)],
      ...[least.getTime(), least.toISOString(), null, serverTimestamp(), Number.POSITIVE_INFINITY],
    ]) {
      await assertFails(deletion(expiresAt));
    }
    const withoutTime = { items: { t1: { deleted: true } }, without: { items: ['value'] } };
    await assertFails(submit(db, uid, withoutTime));
    await assertSucceeds(deletion(daysFromNow(100.1)));
  });

  it('D27: take one just short of 121 days', () =>
    assertSucceeds(
      submit(db, uid, {
        items: { t1: { ...TOMBSTONE, expiresAt: daysFromNow(120.9) } },
        without: { items: ['value'] },
      }),
    ));

  it('D2, D27: refuse an item that is there and expires, even in place of a tombstone', async () => {
    await submit(db, uid, { items: { t1: TOMBSTONE }, without: { items: ['value'] } });
    const { expiresAt } = TOMBSTONE;
    await assertFails(submit(db, uid, { head: SECOND, items: { t1: { expiresAt } } }));
    await assertSucceeds(submit(db, uid, { head: SECOND }));
    await rules.asServer(async (server) => {
      const stored = await getDoc(doc(server, paths.item(uid, 'TODOS', 't1')));
      assert.equal(stored.get('expiresAt'), undefined);
    });
  });

  it('C7: refuse an edit more than 5 minutes ahead, take one of 4', async () => {
    const ahead = (ms: number) => ({ items: { t1: { editedAt: Date.now() + ms } } });
    await assertFails(submit(db, uid, ahead(LIMITS.maxClockAheadMs + MINUTE)));
    await assertSucceeds(submit(db, uid, ahead(LIMITS.maxClockAheadMs - MINUTE)));
  });

  it('D5: refuse an editedAt that is no time', async () => {
    for (const editedAt of [-1, 1.5, '1', null, new Date(), Number.NaN]) {
      await assertFails(submit(db, uid, { items: { t1: { editedAt } } }));
    }
  });

  it('D2: refuse an item that lacks a field or has one more', async () => {
    for (const field of ['version', 'commitId', 'editedAt', 'deviceId', 'updatedAt']) {
      await assertFails(submit(db, uid, { without: { items: [field] } }));
    }
    await assertFails(submit(db, uid, { items: { t1: { extra: 1 } } }));
  });

  it('D16: refuse a value of another data type', () =>
    assertFails(submit(db, uid, { type: 'QUICK_LINKS', items: { t1: { value: TODO } } })));
});
