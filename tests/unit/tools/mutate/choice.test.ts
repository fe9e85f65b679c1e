import assert from 'node:assert/strict';
import { chosenTargets } from '../../../../tools/mutate/areas.ts';
import { parseMutateArguments } from '../../../../tools/mutate/arguments.ts';
import { importersOf, reachedFrom } from '../../../../tools/mutate/imports.ts';
import { shuffled } from '../../../../tools/mutate/shuffled.ts';
import { stagesFor } from '../../../../tools/mutate/stages.ts';

const TODAY = new Date('2026-11-26T10:00:00Z');

describe('which mutants run, and against what', () => {
  it('is said by arguments', () => {
    assert.deepEqual(parseMutateArguments([], TODAY), {
      ...{ names: [], sample: 50, seed: 20_261_126, jobs: 2, emulators: false },
    });
    const all = ['engine', '--sample', '9', '--seed', '7', '--jobs', '1', '--emulators'];
    assert.deepEqual(parseMutateArguments(all, TODAY), {
      ...{ names: ['engine'], sample: 9, seed: 7, jobs: 1, emulators: true },
    });
    assert.equal(parseMutateArguments(['--all'], TODAY)?.sample, Number.POSITIVE_INFINITY);
    for (const wrong of [['--sample', '0'], ['--seed', 'x'], ['--jobs', '3'], ['--other']]) {
      assert.equal(parseMutateArguments(wrong, TODAY), null, wrong.join(' '));
    }
  });

  it('is an order of the seed alone', () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    assert.deepEqual(shuffled(numbers, 1), shuffled(numbers, 1));
    assert.notDeepEqual(shuffled(numbers, 1), shuffled(numbers, 2));
    assert.deepEqual(
      shuffled(numbers, 1).sort((a, b) => a - b),
      numbers,
    );
  });

  it('is files by area, by folder or by path, without words and components', () => {
    const sources = [
      'protocol/src/merge.ts',
      'protocol/src/items/todos.ts',
      'extension/src/ui/App.tsx',
      'extension/src/ui/text/de.ts',
      'extension/src/ui/todos/text/en.ts',
      'extension/src/ui/panel/text/de.ts',
      'extension/src/ui/text/locale.ts',
      'tools/start.ts',
    ];
    const protocol = { area: 'protocol', files: sources.slice(0, 2) };
    const words = 'extension/src/ui/panel/text/de.ts';
    const ui = { area: 'ui', files: [words, 'extension/src/ui/text/locale.ts'] };
    assert.deepEqual(chosenTargets([], sources), [protocol, ui]);
    assert.deepEqual(chosenTargets(['protocol'], sources), [protocol]);
    assert.deepEqual(chosenTargets(['protocol/src/items/', 'ui'], sources), [
      { area: 'protocol', files: ['protocol/src/items/todos.ts'] },
      ui,
    ]);
    for (const nothing of ['nowhere', 'tools/start.ts', 'extension/src/ui/App.tsx']) {
      assert.equal(chosenTargets([nothing], sources), null, nothing);
    }
  });

  const IMPORTS = new Map([
    ['protocol/src/merge.ts', ''],
    ['protocol/src/index.ts', "export { mergeItem } from './merge.ts';"],
    ['tests/unit/far.test.ts', "import { mergeItem } from '@daybook/protocol';"],
    ['tests/unit/near.test.ts', "import { mergeItem } from '../../protocol/src/merge.ts';"],
    ['tests/unit/typed.test.ts', "import type { Merged } from '../../protocol/src/merge.ts';"],
    ['tests/unit/other.test.ts', "import { x } from './x.ts';"],
  ]);

  it('is the tests that load the file, the nearest first', () => {
    const running = reachedFrom('protocol/src/merge.ts', importersOf(IMPORTS, { running: true }));
    assert.deepEqual(running, [
      'protocol/src/index.ts',
      'tests/unit/near.test.ts',
      'tests/unit/far.test.ts',
    ]);
    const typed = reachedFrom('protocol/src/merge.ts', importersOf(IMPORTS, { running: false }));
    assert.ok(typed.includes('tests/unit/typed.test.ts'));
  });

  it('is the quickest stages first, and emulators only where they are asked for', () => {
    const unit = Array.from({ length: 3 }, (_, index) => `tests/unit/${index}.test.ts`);
    const fuzz = [
      'tests/simulator/device.ts',
      'tests/fuzz/fuzz.test.ts',
      'tests/fuzz/hammer.test.ts',
      'tests/fuzz/lanes.test.ts',
    ];
    const tests = [
      'tests/unit/harness.ts',
      ...unit,
      ...fuzz,
      'tests/e2e/sync.test.ts',
      'protocol/src/index.ts',
    ];
    const filesOf = (file: string, emulators: boolean) =>
      stagesFor(file, tests, emulators).map((stage) =>
        stage.name === 'unit' ? ['unit', ...stage.tests] : [stage.name, ...stage.args.slice(2)],
      );
    const always = [
      ['unit', ...unit],
      ['fuzz', 'tests/fuzz/fuzz.test.ts'],
    ];
    assert.deepEqual(filesOf('protocol/src/merge.ts', false), always);
    assert.deepEqual(filesOf('extension/src/engine/step.ts', true), always);
    assert.equal(filesOf('functions/src/index.ts', true).at(-1)?.[0], 'emulators');
    assert.deepEqual(stagesFor('functions/src/index.ts', [], false), []);
  });
});
