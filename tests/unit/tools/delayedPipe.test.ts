import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { delayedPipe } from '../../../tools/network/delayedPipe.ts';

describe('delayedPipe', () => {
  it('forwards at once without latency', () => {
    const { from, to } = pipeWith(() => 0);
    from.write('now');
    from.read();
    assert.equal(String(to.read()), 'now');
  });

  it('keeps the order when the latency falls while data is under way', async () => {
    let latency = 30;
    const { from, to } = pipeWith(() => latency);
    from.write('slow ');
    latency = 0;
    from.end('fast');
    assert.equal(await text(to), 'slow fast');
  });

  it('pauses its source while the destination is full', async () => {
    const { from, to } = pipeWith(() => 0, 4);
    from.write('12345678');
    assert.equal(from.isPaused(), true);
    from.end('9');
    assert.equal(await text(to), '123456789');
  });
});

function pipeWith(latencyMs: () => number, destinationBuffer = 1024) {
  const from = new PassThrough();
  const to = new PassThrough({ highWaterMark: destinationBuffer });
  delayedPipe(from, to, latencyMs, () => {});
  return { from, to };
}
