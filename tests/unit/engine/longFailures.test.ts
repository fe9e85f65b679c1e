import assert from 'node:assert/strict';
import { DATA_TYPES, type DataType } from '@daybook/protocol';
import { START_TIME } from './builders.ts';
import { Harness } from './harness.ts';

const HOUR = 3_600_000;

describe('engine: what fails for long', () => {
  it('P18: reconnects, follows and pulls a bounded number of times an hour', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'listenFailed', epoch: 1, reason: 'forbidden' });
    const counts = { listenHeads: 0, reconnect: 0, pull: 0, refreshIdentity: 0 };
    for (let second = 0; second < 3600; second += 1) {
      device.wait(1000);
      for (const { type } of device.effects) {
        if (type in counts) counts[type as keyof typeof counts] += 1;
      }
      if (device.all('listenHeads').length > 0) {
        device.send({ type: 'listenFailed', epoch: 1, reason: 'forbidden' });
      }
    }
    assert.ok(counts.listenHeads + counts.reconnect < 150, JSON.stringify(counts));
    assert.ok(counts.listenHeads > 20, JSON.stringify(counts));
  });

  it('P18: asks a door that fails for an hour one type after another, and then for all that it missed', () => {
    const device = new Harness();
    device.signIn();
    const failed = { outcome: 'failed', message: '', isRefusal: false, clockOffset: null } as const;
    const asked: { at: number; dataType: DataType }[] = [];
    const second = (isOpen: boolean) => {
      for (const dataType of DATA_TYPES) {
        if (device.state.transient[dataType].request !== 'pull') continue;
        asked.push({ at: device.now, dataType });
        if (isOpen) device.pulled({ dataType });
        else device.pullAnswered(dataType, failed);
      }
      device.wait(1000);
    };
    for (let count = 0; count < 3600; count += 1) second(false);
    assert.ok(asked.length < 110, `${asked.length} pulls`);
    const late = asked.filter(({ at }) => at > START_TIME + HOUR / 2);
    const gaps = late.slice(1).map(({ at }, index) => at - (late[index]?.at ?? 0));
    assert.ok(
      gaps.every((gap) => gap >= 30_000 && gap <= 60_000),
      gaps.join(),
    );
    assert.deepEqual(new Set(late.map(({ dataType }) => dataType)), new Set(DATA_TYPES));
    for (let count = 0; count < 120; count += 1) second(true);
    assert.ok(DATA_TYPES.every((type) => device.state.durable[type].cursor !== null));
  });

  it('P18: so does a live query that says what the API door doesn’t have', () => {
    const device = new Harness();
    device.goLive();
    device.headsSeen({ TODOS: [9, false] });
    let pulls = 0;
    for (let second = 0; second < 3600; second += 1) {
      pulls += device.all('pull').length;
      if (device.all('pull').length > 0) device.pulled({ dataType: 'TODOS' });
      device.wait(1000);
    }
    assert.ok(pulls > 30 && pulls < 120, `${pulls} pulls`);
    assert.equal(device.status, 'attention');
  });
});
