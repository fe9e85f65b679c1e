import { LIMITS } from '@daybook/protocol';
import { DAY } from '../../../extension/src/engine/contract/timing.ts';
import type { SimDevice } from '../device.ts';
import { removeExpired } from '../serverJobs.ts';
import { type Place, placeOf } from '../shapes.ts';
import type { Stage } from '../stage.ts';
import { anyDevice, type Kinds } from './kind.ts';
import { runFor } from './time.ts';

/** What takes weeks: no device runs meanwhile. */
export type AwayAction =
  /** So much later Firestore has removed tombstones that have expired: all, or some. */
  | { do: 'purge'; days?: number; areSome?: boolean }
  /** A device is away while another deletes what it knows, for as long; more is written after that, or until it is back. */
  | { do: 'missDeletion'; device: number; other: number; days: number; isLast: boolean };

const DAYS = [0, 30, 80, 95, 130] as const;
/** Whatever the tombstone, it has expired then. */
const ALL_EXPIRE = LIMITS.maxDirectTombstoneDays;
/** Enough to exchange all there is, ms. */
const A_WHILE = 5_000;

export const AWAY: Kinds<AwayAction> = {
  purge: {
    weight: 4,
    make: (random) => ({ days: random.pick([...DAYS]), areSome: random.chance(0.3) }),
    play: (stage, { days = ALL_EXPIRE, areSome = false }) => letExpire(stage, days, !areSome),
  },
  missDeletion: {
    weight: 2,
    make: (random) => ({
      device: anyDevice(random),
      other: anyDevice(random),
      days: random.pick([...DAYS]),
      isLast: random.chance(0.3),
    }),
    play(stage, { device: index, other: otherIndex, days, isLast }) {
      const [device, other] = [stage.device(index), stage.device(otherIndex)];
      if (device === other) return;
      const [gone, kept] = [0, 1].map((item) => placeOf(0, item)) as [Place, Place];
      stage.edit(other, gone, 0);
      runFor(stage, A_WHILE, index);
      device.setOnline(false);
      stage.delete(other, gone);
      runFor(stage, A_WHILE, index);
      stage.edit(other, kept, 0);
      runFor(stage, A_WHILE, index);
      letExpire(stage, days, true);
      if (!isLast) {
        stage.edit(other, kept, 0);
        runFor(stage, A_WHILE, index);
      }
      device.setOnline(true);
    },
  },
};

function letExpire(stage: Stage, days: number, areAll: boolean): void {
  stage.server.now += days * DAY;
  const removed = removeExpired(stage.server, areAll);
  stage.counts.add('tombstones purged', removed.length);
  for (const device of stage.devices) giveUpUnanswered(stage, device, removed);
}

/** Whoever has no answer to what they wrote of an item, and can't see any more that it was deleted, writes it again (SPEC P11). */
function giveUpUnanswered({ ledger }: Stage, device: SimDevice, removed: readonly Place[]): void {
  const { durable } = device.stored();
  for (const { type, id } of removed) {
    const { outbox, unanswered } = durable[type];
    const isSent = [...outbox, ...unanswered].some(({ changes }) =>
      changes.some((change) => change.id === id),
    );
    if (isSent) ledger.giveUp(device.name, {}, (place) => place.type === type && place.id === id);
  }
}
