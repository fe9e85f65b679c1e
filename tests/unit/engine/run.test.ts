import assert from 'node:assert/strict';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type { TakenStep } from '../../../extension/src/engine/diagnostics/stepRing.ts';
import { startEngine } from '../../../extension/src/engine/run.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { todo } from './builders.ts';

const edit = {
  id: 'E1',
  epoch: 0,
  dataType: 'TODOS' as const,
  itemId: 'milk',
  value: todo('Milk'),
  before: null,
  madeAt: 1,
};

/** A world whose storage writes by hand and remembers the order of what was done. */
function world(
  stored: Record<string, unknown> = {},
  perform: (effect: Effect) => void = () => undefined,
) {
  const log: string[] = [];
  const failures: Error[] = [];
  const noted: TakenStep[] = [];
  const idle = Promise.withResolvers<void>();
  let nonces = 0;
  const engine = startEngine({
    store: {
      readAll: async () => structuredClone(stored),
      async write(entries) {
        const failure = failures.shift();
        if (failure) throw failure;
        log.push(`write ${Object.keys(entries).length}`);
        Object.assign(stored, structuredClone(entries));
      },
      remove: async () => undefined,
    },
    moment: () => {
      nonces += 1;
      return { now: 1000, nonce: `N${nonces}`, random: 0 };
    },
    perform(effect: Effect) {
      log.push(effect.type);
      perform(effect);
      if (effect.type === 'removeEdits') idle.resolve();
    },
    threw: (error) => log.push(String(error)),
    async storeFailed() {
      log.push('failed');
    },
    noteStep: (step) => noted.push(step),
    elapsed: () => 0,
  });
  return { engine, log, noted, stored, failures, removedEdits: idle.promise };
}

describe('engine: run', () => {
  it('stores before it acts', async () => {
    const { engine, log, removedEdits } = world();
    engine.dispatch({ type: 'editsFound', edits: [edit] });
    await removedEdits;
    assert.ok(log.findIndex((line) => line.startsWith('write')) < log.indexOf('removeEdits'));
  });

  it('writes nothing where nothing durable has changed', async () => {
    const { engine, log, noted, removedEdits } = world();
    engine.dispatch({ type: 'editsFound', edits: [edit] });
    await removedEdits;
    engine.dispatch({ type: 'woke' });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([noted.at(-1)?.event.type, noted.at(-1)?.keys], ['woke', []]);
    assert.ok(!log.includes('write 0'));
  });

  it('has its state once it is loaded, however late what is stored is read', async () => {
    const { engine } = world();
    assert.equal(engine.state(), null);
    await engine.loaded;
    assert.ok(engine.state());
  });

  it('does nothing when storage fails, and all of it when it works again', async () => {
    const { engine, log, failures, removedEdits, stored } = world();
    failures.push(new Error('disk full'));
    engine.dispatch({ type: 'editsFound', edits: [edit] });
    await removedEdits;
    assert.ok(log.indexOf('failed') < log.indexOf('removeEdits'));
    assert.deepEqual(stored[KEYS.folded], ['E1']);
  });

  it('S16: an edit folded before a crash is not folded again, and its key goes', async () => {
    const first = world();
    first.engine.dispatch({ type: 'editsFound', edits: [edit] });
    await first.removedEdits;
    const second = world(first.stored);
    await second.removedEdits;
    const before = JSON.stringify(second.engine.state()?.items);
    second.engine.dispatch({ type: 'editsFound', edits: [{ ...edit, value: todo('Other') }] });
    assert.equal(JSON.stringify(second.engine.state()?.items), before);
  });

  it('T1: each step is noted once, when its state is stored', async () => {
    const { engine, noted, failures, removedEdits } = world();
    failures.push(new Error('disk full'));
    engine.dispatch({ type: 'editsFound', edits: [edit] });
    await removedEdits;
    assert.deepEqual(
      noted.map(({ event }) => event.type),
      ['started', 'editsFound'],
    );
    const [, folded] = noted;
    assert.deepEqual(
      folded?.effects.map(({ type }) => type),
      ['removeEdits', 'showPending'],
    );
    assert.ok(folded?.keys.includes(KEYS.folded));
  });
});
