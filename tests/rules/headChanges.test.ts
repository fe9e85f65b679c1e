import assert from 'node:assert/strict';
import { FIELD_LIMITS, LIMITS, paths } from '@daybook/protocol';
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteField, doc, type Firestore, getDoc, setDoc } from 'firebase/firestore';
import { TODO } from '../fixtures/items.ts';
import { SECOND, submit, TOMBSTONE } from './support/directCommit.ts';
import { rulesUnderTest } from './support/environment.ts';

const SAID = { value: TODO, editedAt: 1 };

/** So many items, and what a head says of them. */
function many(count: number) {
  const ids = Array.from({ length: count }, (_, index) => `t${index}`);
  return {
    items: Object.fromEntries(ids.map((id) => [id, {}])),
    changes: Object.fromEntries(ids.map((id) => [id, SAID])),
  };
}

describe('Changes in a head, in the rules', () => {
  const rules = rulesUnderTest();
  let uid: string;
  let db: Firestore;
  beforeEach(() => {
    ({ uid, db } = rules.newOwner());
  });

  it('C12: take the items of the commit as they are, and a deletion', async () => {
    await assertSucceeds(submit(db, uid, { head: { changes: { t1: SAID } } }));
    const head = { ...SECOND, changes: { t1: { deleted: true, editedAt: 1 } } };
    const items = { t1: TOMBSTONE };
    await assertSucceeds(submit(db, uid, { head, items, without: { items: ['value'] } }));
  });

  it(`C12: take ${LIMITS.maxHeadChanges} in a first commit, and no more`, async () => {
    await rules.asServer((server) => setDoc(doc(server, paths.user(uid)), {}));
    const tooMany = many(LIMITS.maxHeadChanges + 1);
    await assertFails(
      submit(db, uid, { head: { changes: tooMany.changes }, items: tooMany.items }),
    );
    const { items, changes } = many(LIMITS.maxHeadChanges);
    await assertSucceeds(submit(db, uid, { head: { changes }, items }));
  });

  it('C12, C15: take as many as there may be of the largest values', async () => {
    const { title, notes } = FIELD_LIMITS.todo;
    const face = '\u{1F600}';
    const value = { ...TODO, title: face.repeat(title.max), notes: face.repeat(notes.max) };
    const ids = Object.keys(many(LIMITS.maxHeadChanges).items);
    const items = Object.fromEntries(ids.map((id) => [id, { value }]));
    const changes = Object.fromEntries(ids.map((id) => [id, { value, editedAt: 1 }]));
    await assertSucceeds(submit(db, uid, { head: { changes }, items }));
  });

  it('C12: refuse a change that is not its item’s', async () => {
    const forged: Record<string, unknown>[] = [
      { value: { ...TODO, title: 'Forged' }, editedAt: 1 },
      { value: TODO, editedAt: 2 },
      { deleted: true, editedAt: 1 },
      { ...SAID, deleted: true },
      { ...SAID, extra: 1 },
      { value: TODO },
      {},
    ];
    for (const change of forged) {
      await assertFails(submit(db, uid, { head: { changes: { t1: change } } }));
    }
    const items = { t1: TOMBSTONE };
    const head = { changes: { t1: SAID } };
    await assertFails(submit(db, uid, { head, items, without: { items: ['value'] } }));
  });

  it('C12: refuse some of the items, none of them, and more than there are', async () => {
    const { items, changes } = many(2);
    await assertFails(submit(db, uid, { head: { changes: { t0: SAID } }, items }));
    await assertFails(submit(db, uid, { head: { changes: {} }, items }));
    await assertFails(submit(db, uid, { head: { changes: { ...changes, t2: SAID } }, items }));
    await assertFails(submit(db, uid, { head: { changes: { t0: SAID } }, items: {} }));
  });

  it('C12: refuse as many as there may be, where one of them is not written', async () => {
    const { items, changes } = many(LIMITS.maxHeadChanges);
    for (const unwritten of Object.keys(items)) {
      const { [unwritten]: _, ...written } = items;
      await assertFails(submit(db, uid, { head: { changes }, items: written }));
    }
  });

  it('C12: refuse an item that an earlier commit wrote', async () => {
    await submit(db, uid, { head: { changes: { t1: SAID } } });
    const head = { ...SECOND, changes: { t1: SAID, t2: SAID } };
    await assertFails(submit(db, uid, { head, items: { t2: {} } }));
    await assertFails(submit(db, uid, { head: { ...SECOND, changes: { t1: SAID } }, items: {} }));
  });

  it('C12: refuse what is no map of ids', async () => {
    for (const changes of [null, 1, 't1', [SAID], { 'a/b': SAID }]) {
      await assertFails(submit(db, uid, { head: { changes } }));
    }
  });

  it('C12: refuse a commit that leaves the changes of the head before', async () => {
    await submit(db, uid, { head: { changes: { t1: SAID } } });
    await assertFails(submit(db, uid, { head: SECOND, items: { t2: {} } }));
    await assertFails(submit(db, uid, { head: SECOND, items: {} }));
    await assertSucceeds(
      submit(db, uid, { head: { ...SECOND, changes: deleteField() }, items: { t2: {} } }),
    );
    const head = await getDoc(doc(db, paths.head(uid, 'TODOS')));
    assert.equal(head.get('changes'), undefined);
  });
});
