import assert from 'node:assert/strict';
import {
  billOf,
  type Counts,
  consumptionByCause,
  consumptionOf,
  identityPlatformBill,
  type Operations,
  peakRates,
  plus,
  times,
} from '../../../bench/cost/model.ts';
import { billedReads } from '../../../bench/cost/ruleReads.ts';
import { USAGE } from '../../../bench/cost/usage.ts';

const operations = (some: Partial<Operations>): Operations => ({
  ...{ reads: 0, writes: 0, deletes: 0, invocations: 0, egressBytes: 0 },
  ...some,
});
const NONE = operations({});

const COUNTS: Counts = {
  commit: { own: operations({ reads: 3, writes: 2 }), other: operations({ reads: 1 }) },
  bulk: { own: NONE, other: NONE },
  gap: operations({ reads: 7, invocations: 1 }),
  wake: { ...NONE, queries: 3 },
  coldReads: 8,
  join: operations({ reads: 214, invocations: 5 }),
  itemsPerJoin: 200,
  renewal: operations({ reads: 4, writes: 1, invocations: 1 }),
  apiPull: NONE,
  apiPush: NONE,
  logLineBytes: 300,
};

const USED = {
  ...{ ...USAGE, devices: 3, activeDays: 10, commitsPerDay: 4, seenLive: 0.5, deletions: 0.25 },
  ...{ wakesPerDay: 9, coldWakesPerDay: 2, gapsPerDay: 1, bulksPerMonth: 0, joinsPerMonth: 2 },
  ...{ renewalsPerMonth: 1, storedItems: 1000, bytesPerItem: 1000, peakFactor: 2 },
};

const FLAT = { read: 1, write: 10, delete: 100, storedGiB: 0 };

describe('The cost model', () => {
  it('multiplies what was measured with what a user does', () => {
    const byCause = consumptionByCause(COUNTS, USED);
    // 40 commits, half of them seen by two other devices.
    assert.deepEqual(byCause.commits, operations({ reads: 40 * 3 + 40, writes: 80 }));
    assert.deepEqual(byCause['catching up'], operations({ reads: 30 * 7, invocations: 30 }));
    // 6 warm and 2 cold wakes a day on each device.
    assert.equal(byCause['wake-ups']?.reads, 30 * (6 * 3 + 2 * 8));
    // Instead of the 200 items of the measurement, the 1000 of the user.
    assert.equal(byCause['new devices']?.reads, 2 * 1014);
    assert.deepEqual(byCause['tombstones that expire'], operations({ deletes: 10 }));
  });

  it('counts a resumed query as the usage assumes', () => {
    const free = consumptionByCause(COUNTS, { ...USED, readsPerResumedQuery: 0 });
    assert.equal(free['wake-ups']?.reads, 30 * 2 * 8);
  });

  it('adds storage with four months of tombstones, and logs for each function call', () => {
    const each = consumptionOf(COUNTS, USED);
    assert.equal(each.storedBytes, (1000 + 4 * 10) * 1000);
    assert.equal(each.invocations, 30 + 10 + 1);
    assert.equal(each.logBytes, 41 * (300 + 700 + 1200));
  });

  it('bills in proportion to the users, minus what is free', () => {
    const each = { ...operations({ reads: 4_000, writes: 1 }), storedBytes: 0, logBytes: 0 };
    const bare = billOf(each, 1_000, FLAT, { withFree: false });
    assert.deepEqual([bare.reads, bare.writes, bare.functions], [4_000_000, 10_000, 0]);
    const free = billOf(each, 1_000, FLAT, { withFree: true });
    assert.deepEqual([free.reads, free.writes], [2_500_000, 0]);
  });

  it('takes the tiers of Identity Platform', () => {
    assert.equal(identityPlatformBill(50_000), 0);
    assert.equal(identityPlatformBill(100_001).toFixed(4), '275.0046');
  });

  it('gives the rates of the busiest hour', () => {
    const { 'new tombstones': tombstones = 0 } = peakRates(
      consumptionOf(COUNTS, USED),
      259_200,
      USED,
    );
    // 10 a month and user, in 2,592,000 seconds, twice as many at the peak.
    assert.equal(tombstones, 2);
  });

  it('adds and multiplies operation by operation', () => {
    const sum = plus(operations({ reads: 1, writes: 2 }), operations({ reads: 3 }));
    assert.deepEqual(times(2, sum), operations({ reads: 8, writes: 4 }));
  });
});

describe('billedReads', () => {
  it('takes a document once per commit, however often the rules ask for it, and each item', () => {
    const before = new Map([['/users/$(uid)/sync/$(type)', 10]]);
    const after = new Map([
      ['/users/$(uid)/sync/$(type)', 14],
      ['/users/$(uid)/sync/$(type)/items/$(id)', 3],
      ['user', 0],
    ]);
    assert.equal(billedReads(before, after, 1), 4);
    assert.equal(billedReads(before, after, 2), 5);
  });
});
