import assert from 'node:assert/strict';
import { LIMITS, paths, SCHEMA_VERSION } from '@daybook/protocol';
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteField, doc, type Firestore, getDoc, setDoc, updateDoc } from 'firebase/firestore';
import { SECOND, submit } from './support/directCommit.ts';
import { rulesUnderTest } from './support/environment.ts';

describe('Heads in the rules', () => {
  const rules = rulesUnderTest();
  let uid: string;
  let db: Firestore;
  beforeEach(() => {
    ({ uid, db } = rules.newOwner());
  });

  it('C1, C2: take a first commit and one on top of it', async () => {
    await assertSucceeds(submit(db, uid));
    await assertSucceeds(submit(db, uid, { head: SECOND }));
  });

  for (const version of [0, 2, -1, 1.5, '1', null]) {
    it(`C1: refuse a first version of ${JSON.stringify(version)}`, () =>
      assertFails(submit(db, uid, { head: { version } })));
  }

  for (const version of [0, 1, 3, 2.5, '2']) {
    it(`C1: refuse ${JSON.stringify(version)} after version 1`, async () => {
      await submit(db, uid);
      await assertFails(submit(db, uid, { head: { ...SECOND, version } }));
    });
  }

  it('C2: refuses a first commit with a parent', () =>
    assertFails(submit(db, uid, { head: { parent: 'c0' } })));

  for (const parent of ['other', 'c2', null, 1]) {
    it(`C2: refuses the parent ${parent} after c1`, async () => {
      await submit(db, uid);
      await assertFails(submit(db, uid, { head: { ...SECOND, parent } }));
    });
  }

  it('C2: refuses all of an offline chain whose first is refused, and then loses nothing', async () => {
    await submit(db, uid);
    await submit(db, uid, { head: { ...SECOND, commitId: 'theirs' } });
    const chain = [
      submit(db, uid, { head: SECOND, items: { t2: {} } }),
      submit(db, uid, { head: { version: 3, commitId: 'c3', parent: 'c2' }, items: { t3: {} } }),
      submit(db, uid, { head: { version: 4, commitId: 'c4', parent: 'c3' }, items: { t4: {} } }),
    ];
    for (const result of await Promise.allSettled(chain)) assert.equal(result.status, 'rejected');
    const head = await getDoc(doc(db, paths.head(uid, 'TODOS')));
    assert.deepEqual([head.get('version'), head.get('commitId')], [2, 'theirs']);
  });

  it('C2: takes all of a chain that was queued on the tip', async () => {
    const chain = [1, 2, 3].map((version) =>
      submit(db, uid, {
        head: {
          version,
          commitId: `c${version}`,
          parent: version === 1 ? null : `c${version - 1}`,
        },
      }),
    );
    await assertSucceeds(Promise.all(chain));
  });

  it('C3: takes an empty commit, which changes nothing', () =>
    assertSucceeds(submit(db, uid, { items: {} })));

  it('C4: refuses a commitId that is its own parent', async () => {
    await submit(db, uid);
    await assertFails(submit(db, uid, { head: { ...SECOND, commitId: 'c1' } }));
  });

  it('C5: refuses a time of the client’s own', async () => {
    for (const updatedAt of [new Date(), Date.now(), null]) {
      await assertFails(submit(db, uid, { head: { updatedAt } }));
    }
  });

  for (const field of ['commitId', 'deviceId']) {
    it(`D3: refuse a ${field} that is no id`, async () => {
      for (const id of ['', '.a', 'a b', 'a\n', 'x'.repeat(65), 1, null]) {
        await assertFails(submit(db, uid, { head: { [field]: id } }));
      }
    });
  }

  it('D2: refuse a head that lacks a field or has one more', async () => {
    for (const field of ['version', 'commitId', 'parent', 'deviceId', 'schema', 'updatedAt']) {
      await assertFails(submit(db, uid, { without: { head: [field] }, items: {} }));
    }
    await assertFails(submit(db, uid, { head: { extra: 1 } }));
    await submit(db, uid);
    await assertFails(submit(db, uid, { head: { ...SECOND, extra: 1 } }));
  });

  it('D1: refuse a sixth data type', async () => {
    for (const type of ['NOTES', 'todos', 'TODOS2']) await assertFails(submit(db, uid, { type }));
  });

  it('D9: refuse a schema of the future, or none', async () => {
    for (const schema of [SCHEMA_VERSION + 1, 0, -1, 1.5, '1', null]) {
      await assertFails(submit(db, uid, { head: { schema } }));
    }
  });

  it('D9: refuse a writer older than the head', async () => {
    await submit(db, uid);
    await rules.asServer((server) =>
      updateDoc(doc(server, paths.head(uid, 'TODOS')), { schema: SCHEMA_VERSION + 1 }),
    );
    await assertFails(submit(db, uid, { head: SECOND }));
  });

  it('C10: refuse a purgedThrough from a client', async () => {
    await assertFails(submit(db, uid, { head: { purgedThrough: 0 } }));
    await submit(db, uid);
    await assertFails(submit(db, uid, { head: { ...SECOND, purgedThrough: 0 } }));
  });

  it('C10: keep purgedThrough through a merged write, and refuse to change or drop it', async () => {
    await submit(db, uid);
    const head = doc(db, paths.head(uid, 'TODOS'));
    await rules.asServer((server) => updateDoc(doc(server, head.path), { purgedThrough: 1 }));
    for (const purgedThrough of [0, 2, 1.5, null, deleteField()]) {
      await assertFails(submit(db, uid, { head: { ...SECOND, purgedThrough } }));
    }
    await assertSucceeds(submit(db, uid, { head: SECOND }));
    assert.equal((await getDoc(head)).get('purgedThrough'), 1);
  });

  it('C9: refuse a first head for a deleted account', async () => {
    await rules.asServer((server) =>
      setDoc(doc(server, paths.user(uid)), { deletedAt: new Date() }),
    );
    await assertFails(submit(db, uid));
  });

  it('C9: take one where the user’s document says nothing of a deletion', async () => {
    await rules.asServer((server) => setDoc(doc(server, paths.user(uid)), { deletedAt: null }));
    await assertSucceeds(submit(db, uid));
  });

  it(`C11: take ${LIMITS.maxChangesPerDirectCommit} items in a first commit`, async () => {
    await rules.asServer((server) => setDoc(doc(server, paths.user(uid)), {}));
    const ids = Array.from({ length: LIMITS.maxChangesPerDirectCommit }, (_, index) => `t${index}`);
    const items = Object.fromEntries(ids.map((id) => [id, {}]));
    await assertSucceeds(submit(db, uid, { items }));
  });
});
