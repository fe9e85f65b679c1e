import { median } from '../support/measure.ts';
import { atMost, justSaid, type Metric } from '../support/result.ts';
import { LATENCY_MS, MAIN_SIZE, OTHER_SIZES, type Samples } from './measure.ts';
import type { TickSample } from './ticks.ts';

const NAMES = ['ours', 'B1', 'B0'] as const;

/** Ratios first, then what they are made of. Times are medians, a tick's traffic is the least that was seen. */
export function metricsOf(samples: Samples): Record<string, Metric> {
  return { ...ratios(samples), ...absolute(samples) };
}

function ratios({ joins, ticks, ticksBySize, latency, offline }: Samples) {
  const [few = [], many = []] = OTHER_SIZES.map((size) => ticksBySize[size]);
  const bytesRatio = (pick: (tick: TickSample) => number) =>
    least(ticks.ours, pick) / least(ticks.B1, pick);
  const addedTrips = (name: 'ours' | 'B1') =>
    (least(latency[name], ({ slowMs }) => slowMs) -
      least(latency[name], ({ plainMs }) => plainMs)) /
    (2 * LATENCY_MS);
  const join = (pick: (join: { ms: number; bytes: number }) => number) =>
    of(joins.ours, pick) / of(joins.B1, pick);
  return {
    'W1 time, ours/B1': atMost(1.2, of(ticks.ours, msOf) / of(ticks.B1, msOf), '×'),
    'W1 bytes at A, ours/B1': atMost(1.5, bytesRatio(bytesAtA), '×'),
    'W1 bytes at B, ours/B1': atMost(1.5, bytesRatio(bytesAtB), '×'),
    'W1 with 100 ms more round trip, added': atMost(1.2, addedTrips('ours'), 'round trips'),
    'W1 time, 10,000 items against 100': atMost(1.15, of(many, msOf) / of(few, msOf), '×'),
    'W1 bytes, 10,000 items against 100': atMost(
      1.05,
      least(many, bytesOf) / least(few, bytesOf),
      '×',
    ),
    'W2 time, ours/B1': atMost(1.3, of(offline.ours, msOf) / of(offline.B1, msOf), '×'),
    'W3 time, ours/B1': atMost(0.4, join(msOf), '×'),
    'W3 bytes, ours/B1': atMost(
      0.2,
      join(({ bytes }) => bytes),
      '×',
    ),
    'W1 time, ours against B1 without its chrome.storage': justSaid(
      of(ticks.ours, msOf) / of(ticks.B1, ({ bareMs }) => bareMs),
      '×',
    ),
    'W1 with 100 ms more round trip, added to B1': justSaid(addedTrips('B1'), 'round trips'),
    'W1 bytes, B0/B1': justSaid(least(ticks.B0, bytesOf) / least(ticks.B1, bytesOf), '×'),
  };
}

function absolute({ joins, ticks, ticksBySize, latency, offline }: Samples) {
  const found: Record<string, Metric> = {};
  for (const name of NAMES) {
    found[`W1 ${name} time`] = justSaid(of(ticks[name], msOf), 'ms');
    found[`W1 ${name} bytes at A`] = justSaid(least(ticks[name], bytesAtA), 'B');
    found[`W1 ${name} bytes at B`] = justSaid(least(ticks[name], bytesAtB), 'B');
    const read = of(ticks[name], ({ a, b }) => a.documentsRead + b.documentsRead);
    found[`W1 ${name} documents read by A and B`] = justSaid(read, 'documents');
    const written = of(ticks[name], ({ a }) => a.documentsWritten);
    found[`W1 ${name} documents written`] = justSaid(written, 'documents');
    found[`W2 ${name} time`] = justSaid(of(offline[name], msOf), 'ms');
    found[`W2 ${name} bytes at A and B`] = justSaid(of(offline[name], bytes), 'B');
    found[`W3 ${name} time`] = justSaid(of(joins[name], msOf), 'ms');
    found[`W3 ${name} bytes`] = justSaid(of(joins[name], bytes), 'B');
  }
  for (const name of ['ours', 'B1'] as const) {
    const ms = of(latency[name], ({ slowMs }) => slowMs);
    found[`W1 ${name} time with 100 ms more round trip`] = justSaid(ms, 'ms');
  }
  for (const [size, samples] of Object.entries({ ...ticksBySize, [MAIN_SIZE]: ticks.ours })) {
    found[`W1 ours time, ${size} items`] = justSaid(of(samples, msOf), 'ms');
  }
  return found;
}

/**
 * What a tick costs by itself: the emulator sends every commit to every listener, at times late, so some lines carry
 * another pair's news; and a busy machine only adds to a time.
 */
function least<Sample>(samples: readonly Sample[], pick: (sample: Sample) => number): number {
  return Math.min(...samples.map(pick));
}

function of<Sample>(samples: readonly Sample[], pick: (sample: Sample) => number): number {
  return median(samples.map(pick));
}

const msOf = ({ ms }: { ms: number }) => ms;
const bytes = (sample: { bytes: number }) => sample.bytes;
const bytesAtA = ({ a }: TickSample) => a.bytes;
const bytesAtB = ({ b }: TickSample) => b.bytes;
const bytesOf = (tick: TickSample) => tick.a.bytes + tick.b.bytes;
