import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type DataType, LIMITS, paths } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { admin } from '../../tools/clients/admin.ts';
import { describePurge } from '../fakes/purgeContract.ts';
import { runScheduled } from './support/control.ts';

describePurge('in the emulators', () => admin().db);

describe('The purge by its schedule', () => {
  const { db } = admin();
  const place = db.doc(paths.purgeWalk());
  const uid = `purged-${randomUUID()}`;
  const head = (type: DataType) => db.doc(paths.head(uid, type));
  const itemsLeft = async (type: DataType) =>
    (await head(type).collection('items').get()).docs.map(({ id }) => id);

  /** A head with one tombstone that is due. */
  const setTombstone = async (type: DataType) => {
    const due = Date.now() - (LIMITS.cursorDays * 24 + 1) * 60 * 60 * 1000;
    const stamp = { commitId: 'c1', deviceId: 'd', updatedAt: Timestamp.fromMillis(due) };
    await head(type).set({ ...stamp, version: 9, parent: 'c8', schema: 1 });
    const item = head(type).collection('items').doc('t1');
    await item.set({ ...stamp, version: 1, deleted: true, editedAt: 1 });
  };

  it('P6: runs, and is resumed by another one', async () => {
    await place.delete();
    await setTombstone('HABITS');
    await setTombstone('TODOS');
    await runScheduled('resumePurge');
    assert.equal((await itemsLeft('TODOS')).length, 1);
    await place.set({ after: head('QUICK_LINKS').path });
    await runScheduled('resumePurge');
    assert.deepEqual([await itemsLeft('HABITS'), await itemsLeft('TODOS')], [['t1'], []]);
    await runScheduled('purge');
    assert.deepEqual(await itemsLeft('HABITS'), []);
    assert.equal((await head('HABITS').get()).get('purgedThrough'), 1);
  });
});
