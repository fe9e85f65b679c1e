import { work } from '../stage.ts';
import { anyDevice, type Kinds } from './kind.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** No clock is further off, ms. */
const FURTHEST = 400 * DAY;

export type TimeAction =
  /** The device's clock is set. */
  | { do: 'setClock'; device: number; byMs: number }
  /** The computers sleep: time passes, no timer fires, what is under way arrives late. */
  | { do: 'sleep'; ms: number }
  /** Time passes, and each device does at once what there is to do. */
  | { do: 'run'; ms: number; choice: number };

export const TIME: Kinds<TimeAction> = {
  setClock: {
    weight: 2,
    make: (random) => ({
      device: anyDevice(random),
      byMs: random.pick([2 * MINUTE, 60 * MINUTE, DAY, 60 * DAY]) * random.pick([1, -1]),
    }),
    play(stage, { device: index, byMs }) {
      const device = stage.device(index);
      const skew = device.skew + byMs;
      if (Math.abs(skew) > FURTHEST) return;
      device.setClock(skew);
      stage.areTimesTrue = false;
    },
  },
  sleep: {
    weight: 2,
    make: (random) => ({ ms: random.pick([3 * MINUTE, 60 * MINUTE, 8 * 60 * MINUTE, 3 * DAY]) }),
    play(stage, { ms }) {
      stage.server.now += ms;
    },
  },
  run: {
    weight: 3,
    make: (random) => ({
      ms: random.chance(0.02) ? 60 * MINUTE : random.pick([3_000, 20_000, 90_000, 5 * MINUTE]),
      choice: random.below(0xffff),
    }),
    play(stage, { ms, choice }) {
      runFor(stage, ms, choice);
    },
  },
};

type Stage = Parameters<(typeof TIME)['run']['play']>[0];

/** What devices can do in one moment without having gone mad: so much, and so much for each item. */
const MOST_STEPS = 3_000;
const MOST_STEPS_EACH = 20;

/** True where `isOver` became so before the time was. */
export function runFor(stage: Stage, ms: number, choice: number, isOver?: () => boolean): boolean {
  stage.runBegins();
  try {
    return run(stage, ms, choice, isOver);
  } finally {
    stage.runEnds();
  }
}

function run(stage: Stage, ms: number, choice: number, isOver?: () => boolean): boolean {
  const { server } = stage;
  const end = server.now + ms;
  for (let round = 0; ; round += 1) {
    doAll(stage, choice + round * 7919);
    if (isOver?.()) return true;
    if (server.now >= end) return false;
    const next = Math.min(...stage.devices.map(({ parts }) => parts.dueAt));
    // Whoever looks whether it is over may do something about it.
    const until = isOver ? Math.min(end, server.now + 1_000) : end;
    const step = Math.min(until, Math.max(server.now + 1, next)) - server.now;
    stage.passes(step);
    server.now += step;
    stage.counts.add('ms run', step);
  }
}

/** All that can be done at this moment: what one device does may give another something to do. */
function doAll({ devices, ledger }: Stage, choice: number): void {
  let left = MOST_STEPS + MOST_STEPS_EACH * ledger.places.size;
  for (let before = Number.POSITIVE_INFINITY; left < before; ) {
    before = left;
    for (const device of devices) left -= work(device, left, choice + left);
    if (left <= 0) throw new Error('Devices go on for ever in one moment');
  }
}
