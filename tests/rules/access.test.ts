import { paths } from '@daybook/protocol';
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  query,
  setDoc,
  updateDoc,
  where,
} from 'firebase/firestore';
import { SECOND, submit } from './support/directCommit.ts';
import { type Claims, newUid, PRO, rulesUnderTest } from './support/environment.ts';

const now = () => Math.floor(Date.now() / 1000);

/** Claims that don't make a Pro user. */
const NOT_PRO: Record<string, () => Claims> = {
  free: () => ({}),
  'free by a false claim': () => ({ ...PRO, pro: false }),
  'Pro by a claim that only looks true': () => ({ ...PRO, pro: 'true' }),
  'Pro without an end': () => ({ pro: true }),
  'Pro until a text': () => ({ pro: true, proUntil: '4000000000' }),
  // A minute, since the emulators' clock may be a second behind ours.
  lapsed: () => ({ pro: true, proUntil: now() - 60 }),
};

describe('Who may do what, in the rules', () => {
  const rules = rulesUnderTest();
  let uid: string;
  let db: Firestore;
  beforeEach(async () => {
    uid = newUid();
    db = rules.as(uid);
    await submit(db, uid);
  });

  const reads = (reader: Firestore): Promise<unknown>[] => [
    getDoc(doc(reader, paths.head(uid, 'TODOS'))),
    getDocs(collection(reader, paths.heads(uid))),
    getDoc(doc(reader, paths.item(uid, 'TODOS', 't1'))),
    getDocs(collection(reader, paths.items(uid, 'TODOS'))),
    getDocs(query(collection(reader, paths.items(uid, 'TODOS')), where('version', '>', 0))),
  ];
  const assertNoSync = async (other: Firestore) => {
    for (const read of reads(other)) await assertFails(read);
    await assertFails(submit(other, uid, { head: SECOND }));
    await assertFails(submit(other, uid, { head: SECOND, items: {} }));
    await assertFails(submit(other, uid, { type: 'HABITS', items: {} }));
  };

  it('C8 P5: the owner with Pro reads heads and items, one by one and as lists, and writes', async () => {
    for (const read of reads(db)) await assertSucceeds(read);
    await assertSucceeds(submit(db, uid, { head: SECOND }));
  });

  for (const [name, claims] of Object.entries(NOT_PRO)) {
    it(`C8 P5: an owner who is ${name} neither reads nor writes`, () =>
      assertNoSync(rules.as(uid, claims())));
  }

  it('C8 P5: another Pro user neither reads nor writes', () => assertNoSync(rules.as(newUid())));

  it('C8 P5: nobody signed in neither reads nor writes', () => assertNoSync(rules.asAnonymous()));

  it('P5: items are not to be had across users', async () => {
    await assertFails(getDocs(collectionGroup(db, 'items')));
    await assertFails(getDocs(collectionGroup(db, 'sync')));
  });

  it('D2: the owner reads the user’s document and subscription without Pro, and writes neither', async () => {
    const free = rules.as(uid, {});
    for (const path of [paths.user(uid), paths.subscription(uid)]) {
      await rules.asServer((server) => setDoc(doc(server, path), { status: 'canceled' }));
      await assertSucceeds(getDoc(doc(free, path)));
      await assertFails(setDoc(doc(db, path), { status: 'active' }));
      await assertFails(updateDoc(doc(db, path), { status: 'active' }));
      await assertFails(deleteDoc(doc(db, path)));
    }
  });

  it('D2: others read neither, and nobody lists them', async () => {
    for (const path of [paths.user(uid), paths.subscription(uid)]) {
      await assertFails(getDoc(doc(rules.as(newUid()), path)));
      await assertFails(getDoc(doc(rules.asAnonymous(), path)));
    }
    for (const name of ['users', 'subscriptions']) await assertFails(getDocs(collection(db, name)));
  });

  it('D2: what is named nowhere is closed', async () => {
    const elsewhere = [
      'other/x',
      `users/${uid}/other/x`,
      `${paths.item(uid, 'TODOS', 't1')}/more/x`,
    ];
    for (const path of elsewhere) {
      await assertFails(getDoc(doc(db, path)));
      await assertFails(setDoc(doc(db, path), {}));
    }
  });
});
