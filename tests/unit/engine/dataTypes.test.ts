import assert from 'node:assert/strict';
import type { Checkin, DataType, ItemValue } from '@daybook/protocol';
import { getEntry } from '../../../extension/src/shared/items.ts';
import { confirmed, inPage, START_TIME } from './builders.ts';
import { Harness } from './harness.ts';

/** A tab changes an item of any data type, having seen `before`. */
function edit(
  device: Harness,
  dataType: DataType,
  itemId: string,
  value: ItemValue | null,
  before: ItemValue | null = null,
): void {
  const { epoch } = device.state.session;
  const id = `E-${dataType}-${itemId}-${device.now}`;
  device.send({
    type: 'editsFound',
    edits: [{ id, epoch, dataType, itemId, before, value, madeAt: device.now }],
  });
}

const DAY = { kind: 'checkin', habitId: 'run', day: '2026-11-22' } as const;
const ID = 'run.2026-11-22';

function checkin(count: number): Checkin {
  return { ...DAY, count };
}

describe('engine: what is special about a data type', () => {
  it('D12, M3: two devices that check in to one habit on one day meet on one item', () => {
    const device = new Harness();
    device.goLive();
    edit(device, 'HABITS', ID, checkin(1));
    const { commit } = device.one('commit');
    device.send({
      type: 'commitRefused',
      epoch: 1,
      dataType: 'HABITS',
      commitId: commit.commitId,
    });
    device.headsSeen({ HABITS: [1, false] });
    const theirs = { ...confirmed(ID, null, 1), value: checkin(2), editedAt: START_TIME + 5 };
    device.pulled({ dataType: 'HABITS', version: 1, changes: [inPage(theirs)], cursor: '1~X1' });
    const { server, local } = device.state.items.HABITS;
    assert.deepEqual(getEntry(server, ID)?.value, checkin(2), 'the later check-in stands');
    assert.equal(getEntry(local, ID), undefined);
    assert.deepEqual(
      device.state.conflicts.map(({ lost }) => lost.value),
      [checkin(1)],
    );
  });

  it('S14, D13: settings made before sign-in give way to the account’s, and are sent where it has none', () => {
    const device = new Harness();
    edit(device, 'SETTINGS', 'theme', { value: 'dark' });
    edit(device, 'SETTINGS', 'focusMinutes', { value: 50 });
    device.signIn();
    const theirs = { ...confirmed('theme', null, 3), value: { value: 'light' } };
    device.pulled({ dataType: 'SETTINGS', version: 3, changes: [inPage(theirs)], cursor: '3~X3' });
    const { server, local } = device.state.items.SETTINGS;
    assert.deepEqual(getEntry(server, 'theme')?.value, { value: 'light' });
    assert.equal(getEntry(local, 'theme'), undefined);
    const sent = device.one('commit').commit.changes.map(({ id, value }) => [id, value]);
    assert.deepEqual(sent, [['focusMinutes', { value: 50 }]]);
  });

  it('M3: a drag on one device and an edit on another are different fields', () => {
    const device = new Harness();
    device.goLive();
    const link = { title: 'News', url: 'https://example.org/', order: 'a1', createdAt: 1 };
    const known = { ...confirmed('news', null, 1), value: link };
    device.committed([known], { dataType: 'QUICK_LINKS' });
    device.now += 1000;
    edit(device, 'QUICK_LINKS', 'news', { ...link, order: 'a0V' }, link);
    const renamed = { ...confirmed('news', null, 2), value: { ...link, title: 'The news' } };
    device.committed([renamed], { dataType: 'QUICK_LINKS' });
    const merged = getEntry(device.state.items.QUICK_LINKS.local, 'news')?.value;
    assert.deepEqual(merged, { ...link, title: 'The news', order: 'a0V' });
    assert.deepEqual(device.state.conflicts, []);
  });
});
