import type { Duplex } from 'node:stream';

/**
 * Forwards what one stream reads to another, each chunk after the latency and in order, and ends it when the source
 * ends. Backpressure is kept: the source pauses while the destination is full.
 */
export function delayedPipe(
  from: Duplex,
  to: Duplex,
  latencyMs: () => number,
  onForward: (chunk: Buffer) => void,
): void {
  const later = inOrderAfter(latencyMs);
  from.on('data', (chunk) =>
    later(() => {
      if (to.destroyed) return;
      onForward(chunk);
      if (!to.write(chunk)) from.pause();
    }),
  );
  to.on('drain', () => from.resume());
  from.on('end', () => later(() => to.end()));
}

/** Runs each action after the latency at the time of the call, and never before an earlier action. */
function inOrderAfter(latencyMs: () => number): (act: () => void) => void {
  let waiting = 0;
  let previous = Promise.resolve();
  return (act) => {
    const latency = latencyMs();
    if (latency === 0 && waiting === 0) return act();
    waiting++;
    const due = new Promise<void>((done) => setTimeout(done, latency));
    previous = Promise.all([previous, due]).then(() => {
      waiting--;
      act();
    });
  };
}
