import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import type { Firestore } from 'firebase/firestore';
import { TODO } from '../fixtures/items.ts';
import { SECOND, submit, TOMBSTONE } from './support/directCommit.ts';
import { rulesUnderTest } from './support/environment.ts';

type Fields = Record<string, unknown>;

const RENAMED = { ...TODO, title: 'Renamed' };
const PATCH = { fields: { title: 'Renamed' }, since: 1, editedAt: 1 };

describe('Patches in a head, in the rules', () => {
  const rules = rulesUnderTest();
  let uid: string;
  let db: Firestore;
  beforeEach(() => {
    ({ uid, db } = rules.newOwner());
  });

  /** The commit after the first, which writes `t1`, if `without` names nothing of it. */
  const renamed = (patch: unknown, item: Fields = { value: RENAMED }, without: string[] = []) =>
    submit(db, uid, {
      head: { ...SECOND, changes: { t1: patch } },
      items: { t1: item },
      without: { items: without },
    });

  it('C12: take the fields that change, and more of them than do', async () => {
    await submit(db, uid);
    const { title: _, ...others } = TODO;
    await assertSucceeds(renamed({ ...PATCH, fields: { ...others, title: 'Renamed' } }));
    const head = { version: 3, commitId: 'c3', parent: 'c2' };
    const again = { ...PATCH, fields: { title: 'Again' }, since: 2 };
    const items = { t1: { value: { ...TODO, title: 'Again' } } };
    await assertSucceeds(submit(db, uid, { head: { ...head, changes: { t1: again } }, items }));
  });

  it('C12: take one of nothing where nothing changes', async () => {
    await submit(db, uid);
    await assertSucceeds(renamed({ ...PATCH, fields: {} }, { value: TODO }));
  });

  const wrong: [what: string, patch: unknown][] = [
    ['a field that isn’t the item’s', { ...PATCH, fields: { title: 'Forged' } }],
    ['a field that the item doesn’t have', { ...PATCH, fields: { title: 'Renamed', extra: 1 } }],
    ['less than what changes', { ...PATCH, fields: {} }],
    ['another field than what changes', { ...PATCH, fields: { done: TODO.done } }],
    ['no fields', { ...PATCH, fields: null }],
    ['another revision', { ...PATCH, since: 2 }],
    ['an earlier one', { ...PATCH, since: 0 }],
    ['a revision that is no version', { ...PATCH, since: '1' }],
    ['no revision', { fields: PATCH.fields, editedAt: 1 }],
    ['another time', { ...PATCH, editedAt: 2 }],
    ['a value besides', { ...PATCH, value: RENAMED }],
    ['one more field', { ...PATCH, extra: 1 }],
  ];
  for (const [what, patch] of wrong) {
    it(`C12: refuse a patch with ${what}`, async () => {
      await submit(db, uid);
      await assertFails(renamed(patch));
    });
  }

  it('C12: refuse the patch of a deletion', async () => {
    await submit(db, uid);
    await assertFails(renamed({ ...PATCH, fields: {} }, TOMBSTONE, ['value']));
  });

  it('C12: refuse a patch of what has no value', async () => {
    await submit(db, uid, { items: { t2: {} } });
    await assertFails(renamed(PATCH));
    await submit(db, uid, {
      head: { ...SECOND, commitId: 'c2' },
      items: { t1: TOMBSTONE },
      without: { items: ['value'] },
    });
    const head = { version: 3, commitId: 'c3', parent: 'c2' };
    const changes = { t1: { ...PATCH, since: 2 } };
    const items = { t1: { value: RENAMED } };
    await assertFails(submit(db, uid, { head: { ...head, changes }, items }));
  });
});
