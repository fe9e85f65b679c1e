import assert from 'node:assert/strict';
import { confirmed, todo } from './builders.ts';
import { Harness } from './harness.ts';

/** Online, with `a` on the server and at this device. */
function withOneItem(): Harness {
  const device = new Harness();
  device.goLive();
  device.committed([confirmed('a', todo('A'), 1)]);
  return device;
}

describe('engine: what counts as a standstill', () => {
  it('S13, K6: not the time in which nothing was pending', () => {
    const device = withOneItem();
    device.wait(50_000);
    device.wake();
    device.edit('a', todo('A, edited'));
    device.wait(20_000);
    assert.equal(device.state.connection.isStuck, false);
    device.wait(45_000);
    assert.equal(device.state.connection.isStuck, true);
  });

  it('S13, K6: not the time without a network', () => {
    const device = withOneItem();
    device.edit('a', todo('A, edited'));
    device.wait(5_000);
    device.send({ type: 'onlineChanged', online: false });
    device.wait(45_000);
    device.wake();
    device.send({ type: 'onlineChanged', online: true });
    device.wait(20_000);
    assert.equal(device.state.connection.isStuck, false);
  });
});
