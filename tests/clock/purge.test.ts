import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { LIMITS, paths } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { admin } from '../../tools/clients/admin.ts';
import { triggersDone } from '../api/support/control.ts';
import { EmulatorClock } from './support/emulatorClock.ts';

const HOUR = 60 * 60;

describe('A tombstone', () => {
  const { db } = admin();

  it('P6: goes in the night after it is 90 days old, no earlier', async () => {
    const clock = await EmulatorClock.read();
    const uid = `purged-${randomUUID()}`;
    const dueInAnHour = clock.now - (LIMITS.cursorDays * 24 - 1) * HOUR * 1000;
    const updatedAt = Timestamp.fromMillis(dueInAnHour);
    const stamp = { version: 1, commitId: 'c1', deviceId: 'd', updatedAt };
    const head = db.doc(paths.head(uid, 'TODOS'));
    const item = db.doc(paths.item(uid, 'TODOS', 't1'));
    await head.set({ ...stamp, parent: null, schema: 1 });
    await item.set({ ...stamp, deleted: true, editedAt: 1 });
    await clock.advance(HOUR - 60);
    await triggersDone();
    assert.ok((await item.get()).exists);
    await clock.advance(25 * HOUR);
    await triggersDone();
    assert.equal((await item.get()).exists, false);
    assert.equal((await head.get()).get('purgedThrough'), 1);
  });
});
