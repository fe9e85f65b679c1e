import assert from 'node:assert/strict';
import { diagnosticsOf } from '../../extension/src/engine/diagnostics/diagnostics.ts';
import { replay } from '../../extension/src/engine/diagnostics/replay.ts';
import type { History } from '../simulator/actions.ts';
import { historyOf } from '../simulator/generate.ts';
import { KNOWN_HISTORIES } from '../simulator/knownHistories.ts';
import { playHistory } from '../simulator/world.ts';

const RUNS = 30;
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_126);

/** How many steps were replayed. */
function replaysAlike(history: History): number {
  let replayed = 0;
  for (const { taken, now } of playHistory(history).devices) {
    const diagnostics = diagnosticsOf(taken.steps, { appVersion: '0', takenAt: now });
    const steps = replay(JSON.parse(JSON.stringify(diagnostics)));
    const differing = steps.filter(({ agrees }) => !agrees);
    assert.deepEqual(differing, []);
    replayed += steps.length;
  }
  return replayed;
}

describe(`fuzz: diagnostics (FUZZ_SEED=${SEED})`, () => {
  for (const [name, history] of Object.entries(KNOWN_HISTORIES)) {
    it(`T4: replay alike what was known: ${name}`, () => assert.ok(replaysAlike(history) > 20));
  }

  it('T4: replay alike whatever happened', () => {
    for (let seed = SEED; seed < SEED + RUNS; seed += 1) replaysAlike(historyOf(seed));
  }).timeout(0);
});
