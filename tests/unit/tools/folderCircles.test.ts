import assert from 'node:assert/strict';
import { findFolderCircles } from '../../../tools/layers/findFolderCircles.ts';
import { sourceFiles } from '../../../tools/layers/sourceFiles.ts';

/** Finds circles in files that hold nothing but these imports, each `file: what it imports`. */
function circlesOf(sources: Record<string, string>): string[] {
  return findFolderCircles(Object.entries(sources).map(([path, source]) => ({ path, source })));
}

describe('The folders', () => {
  it('of this checkout close no circle', async () => {
    assert.deepEqual(findFolderCircles(await sourceFiles()), []);
  });

  it('may import each other one way only', () => {
    const one = { 'ui/todos/row.ts': "import { move } from '../list/move.ts';" };
    assert.deepEqual(circlesOf(one), []);
    const both = { ...one, 'ui/list/deep/down/order.ts': "\nimport '../../../todos/atom.ts';" };
    assert.deepEqual(circlesOf(both), [
      'ui/todos/row.ts:1 closes a circle of folders in ui: todos → list → todos',
      'ui/list/deep/down/order.ts:2 closes a circle of folders in ui: list → todos → list',
    ]);
  });

  it('may not import each other in a longer circle', () => {
    const circles = circlesOf({
      'a/1.ts': "import '../b/1.ts';",
      'b/2.ts': "import '../c/1.ts';",
      'c/3.ts': "import '../a/1.ts';",
      'd/4.ts': "import '../a/1.ts';",
    });
    assert.deepEqual(circles, [
      'a/1.ts:1 closes a circle of folders in the checkout: a → b → c → a',
      'b/2.ts:1 closes a circle of folders in the checkout: b → c → a → b',
      'c/3.ts:1 closes a circle of folders in the checkout: c → a → b → c',
    ]);
  });

  it('may import from the files of the folder above, which may import from them', () => {
    const circles = circlesOf({
      'engine/step.ts': "import './state/state.ts';",
      'engine/state/state.ts': "import '../step.ts';\nimport { z } from 'zod';",
    });
    assert.deepEqual(circles, []);
  });

  for (const source of [
    "import type { Row } from '../todos/row.ts';",
    "import { type Row } from '../todos/row.ts';",
    "export * from '../todos/row.ts';",
    "export type { Row } from '../todos/row.ts';",
    "const load = () => import('../todos/row.ts');",
    "import row = require('../todos/row.ts');",
    "type Row = import('../todos/row.ts').Row;",
    "import row from '@daybook/extension/todos/row.ts';",
  ]) {
    it(`close a circle by: ${source}`, () => {
      const back = "import '../list/move.ts';";
      const root = 'extension/src';
      const files = { [`${root}/list/move.ts`]: source, [`${root}/todos/row.ts`]: back };
      assert.equal(circlesOf(files).length, 2);
    });
  }
});
