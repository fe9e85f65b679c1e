import assert from 'node:assert/strict';
import { DATA_TYPES, valueIn } from '@daybook/protocol';
import type { Place } from '../shapes.ts';
import type { World } from '../world.ts';

/** What a measurement need not correct (SPEC K3), and by how much edits are put behind each other (SPEC M8), ms. */
const MOST_ERROR = 5_100;

/** Of times that are the device's clock's (SPEC K2); those of values that have none are 0. */
const FIELDS = ['createdAt', 'endedAt'];

/** However wrong the clocks: an item is as old as a write of it is in truth, and so are the times in it (SPEC K1, K2, K3). */
export function checkTimes({ server, ledger, areTimesTrue, devices, forgetful }: World): void {
  // After answers that show no clock a device sends what it has by its own (SPEC K7).
  if (!areTimesTrue || devices.some(({ parts }) => parts.requests.lateAnswers > 0)) return;
  const hasLeft = devices.some(({ name }) => forgetful.has(name));
  for (const type of DATA_TYPES) {
    for (const [id, item] of server.data(type).items) {
      const value = (valueIn(item) ?? {}) as Record<string, unknown>;
      const times = FIELDS.map((name) => [name, value[name]] as const);
      const own = times.filter(([, time]) => typeof time === 'number' && time > 0);
      checkPlace({ type, id }, [['editedAt', item.editedAt], ...own] as [string, number][]);
    }
  }

  function checkPlace(place: Place, times: readonly [string, number][]): void {
    const written = ledger.timesOf(place);
    // Settings of before a sign-in have no time: those of the account count (SPEC U4).
    if (written.length === 0 || place.type === 'SETTINGS') return;
    const isWhole = hasLeft || ledger.isMergedWhole(place);
    for (const [name, time] of times) {
      // An edit made on what was shown by the device's clock brings that along where it is taken whole (SPEC K2).
      if (name !== 'editedAt' && isWhole) continue;
      const errors = written.map((true_) => Math.abs(time - true_));
      const least = Math.min(...errors);
      assert.ok(least <= MOST_ERROR, `${place.type}/${place.id}.${name} is wrong by ${least} ms`);
    }
  }
}
