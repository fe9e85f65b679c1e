import { LIMITS, paths } from '@daybook/protocol';
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import {
  collection,
  type Firestore,
  getCountFromServer,
  getDocs,
  limit,
  limitToLast,
  orderBy,
  query,
} from 'firebase/firestore';
import { rulesUnderTest } from './support/environment.ts';

describe('Lists in the rules', () => {
  const rules = rulesUnderTest();
  let uid: string;
  let db: Firestore;
  beforeEach(() => {
    ({ uid, db } = rules.newOwner());
  });

  const lists = (): [name: string, path: string, most: number, order: string][] => [
    ['items', paths.items(uid, 'TODOS'), LIMITS.maxPageSize, 'version'],
    ['devices', paths.devices(uid), LIMITS.maxDevices, 'lastSeenAt'],
  ];

  it('L8: items and devices are listed with a limit, and up to the largest', async () => {
    for (const [, path, most, order] of lists()) {
      const all = collection(db, path);
      for (const size of [1, most]) {
        await assertSucceeds(getDocs(query(all, limit(size))));
        await assertSucceeds(getDocs(query(all, orderBy(order, 'desc'), limit(size))));
        await assertSucceeds(getDocs(query(all, orderBy(order), limitToLast(size))));
      }
    }
  });

  it('L8: a list without a limit is refused, and one beyond the largest', async () => {
    for (const [, path, most, order] of lists()) {
      const all = collection(db, path);
      await assertFails(getDocs(all));
      await assertFails(getDocs(query(all, orderBy(order))));
      await assertFails(getDocs(query(all, limit(most + 1))));
      await assertFails(getDocs(query(all, orderBy(order), limitToLast(most + 1))));
      await assertFails(getCountFromServer(all));
    }
  });

  it('L8: the heads are few', async () => {
    await assertSucceeds(getDocs(collection(db, paths.heads(uid))));
  });
});
