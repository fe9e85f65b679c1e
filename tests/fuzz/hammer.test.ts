import assert from 'node:assert/strict';
import type { Action } from '../simulator/actions.ts';
import { checkConvergence } from '../simulator/invariants/settled.ts';
import { World } from '../simulator/world.ts';

const DEVICES = 5;
const EDITS_EACH = 200;
const ITEMS = 10;

describe('fuzz: five devices hammering ten items', () => {
  it('converge without a livelock', () => {
    const world = new World({ skews: Array.from({ length: DEVICES }, () => 0), actions: [] }, {});
    for (const action of hammering()) world.play(action);
    world.settle();
    checkConvergence(world);
    const { applied } = world.server;
    assert.ok(applied.length > DEVICES, 'they did commit');
    assert.ok(applied.length <= DEVICES * EDITS_EACH, 'and never more often than they edited');
  });
});

/** Each in turn edits and does a little of its work, so that everyone is always behind someone. */
function* hammering(): Generator<Action> {
  for (let edit = 0; edit < EDITS_EACH; edit += 1) {
    for (let device = 0; device < DEVICES; device += 1) {
      const item = (edit * 3 + device * 7) % ITEMS;
      yield { do: 'edit', device, item, field: edit % 2 === 0 ? 'title' : 'notes' };
      yield { do: 'work', device, steps: 12, choice: edit * DEVICES + device };
    }
    yield { do: 'pass', ms: 150 };
  }
}
