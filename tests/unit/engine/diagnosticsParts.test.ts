import assert from 'node:assert/strict';
import { type PullPage, START } from '@daybook/protocol';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import { countSkipped } from '../../../extension/src/engine/diagnostics/countSkipped.ts';
import { reducedTo } from '../../../extension/src/engine/diagnostics/reduceState.ts';
import { StepRing } from '../../../extension/src/engine/diagnostics/stepRing.ts';
import { emptyState, withType } from '../../../extension/src/engine/state/state.ts';
import { entriesOf, withEntry } from '../../../extension/src/shared/items.ts';
import { confirmed, EMPTY_PAGE, inPage, todo } from './builders.ts';
import { MOMENT } from './knowing.ts';

describe('engine: items that diagnostics keep', () => {
  it('T3: are those that an event, a change made here or the rest of the state names, as text or as key', () => {
    let state = emptyState('me');
    let { server, local } = state.items.TODOS;
    for (const id of ['text', 'key', 'list', 'mine', 'folded', 'other']) {
      server = withEntry(server, id, { value: todo(id), editedAt: 1, version: 1 });
    }
    local = withEntry(local, 'mine', { value: null, editedAt: 2 });
    state = withType({ ...state, folded: ['folded'] }, 'TODOS', { items: { server, local } });
    const events = [{ itemId: 'text' }, { heads: { TODOS: { changes: { key: null } } } }, ['list']];
    const { items, ...rest } = reducedTo(state, events);
    const kept = [...entriesOf(items.TODOS.server)].map(([id]) => id);
    assert.deepEqual(kept.sort(), ['folded', 'key', 'list', 'mine', 'text']);
    assert.deepEqual(items.TODOS.local, local);
    const { items: _, ...others } = state;
    assert.deepEqual(rest, others);
  });
});

describe('engine: items that could not be taken', () => {
  const page = (dataType: PullPage['dataType'], more: Partial<PullPage>): PullPage => ({
    ...EMPTY_PAGE,
    ...{ dataType, ...more },
  });
  const pulled = (of: PullPage): EngineEvent => ({
    ...{ type: 'pulled', epoch: 1, dataType: of.dataType, from: START },
    result: { outcome: 'page', page: of, clockOffset: null },
  });
  const bad = inPage(confirmed('bad', todo(''), 1));

  it('P19, D8: are counted once for each type that a page had them in', () => {
    const good = inPage(confirmed('good', todo('Good'), 1));
    const gone = inPage(confirmed('gone', null, 1));
    const changes = [bad, good, gone];
    const todos = pulled(page('TODOS', { changes, skipped: ['broken', 'bad'] }));
    const habits = pulled(page('HABITS', { skipped: ['bad'] }));
    assert.equal(countSkipped([todos]), 2);
    assert.equal(countSkipped([todos, todos, habits]), 3);
  });

  it('P19: also by a page that came back with a conflict, and by no other answer', () => {
    const of = page('TODOS', { changes: [bad] });
    const pushed = { type: 'pushed', epoch: 1, dataType: 'TODOS', commitId: 'C' } as const;
    const result = { outcome: 'conflict' as const, page: of, clockOffset: null };
    assert.equal(countSkipped([{ ...pushed, result }]), 1);
    assert.equal(
      countSkipped([
        { ...pushed, result: { outcome: 'too-large', clockOffset: null } },
        { type: 'woke' },
      ]),
      0,
    );
  });
});

describe('engine: steps that are kept', () => {
  it('T1: are the last 200, every 50th of all with the state before it', () => {
    const ring = new StepRing();
    const before = emptyState('me');
    for (let ms = 0; ms < 230; ms += 1) {
      const event = { type: 'woke' as const };
      ring.add({ event, moment: MOMENT, before, effects: [], status: 'free', keys: [], ms });
    }
    assert.deepEqual([ring.steps.length, ring.steps[0]?.ms], [200, 30]);
    const withState = ring.steps.filter((step) => step.before !== null).map(({ ms }) => ms);
    assert.deepEqual(withState, [50, 100, 150, 200]);
  });
});
