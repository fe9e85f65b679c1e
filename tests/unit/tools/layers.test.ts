import assert from 'node:assert/strict';
import { findViolations } from '../../../tools/layers/findViolations.ts';
import { importsOf } from '../../../tools/layers/importsOf.ts';
import { LAYER_RULES } from '../../../tools/layers/rules.ts';
import { sourceFiles } from '../../../tools/layers/sourceFiles.ts';

describe('the layers', () => {
  it('are kept by every file of this checkout', async () => {
    const files = await sourceFiles();
    for (const root of ['protocol/src/', 'tests/unit/', 'bench/sync/']) {
      assert.ok(files.some(({ path }) => path.startsWith(root)));
    }
    assert.deepEqual(findViolations(files, LAYER_RULES), []);
  });

  const forbidden: [path: string, source: string][] = [
    ['protocol/src/items.ts', "import express from 'express';"],
    ['protocol/src/items.ts', "import { readFile } from 'node:fs';"],
    ['protocol/src/items.ts', "import { api } from '../../functions/src/index.ts';"],
    ['functions/src/index.ts', "import { step } from '@daybook/extension/engine/step.ts';"],
    ['functions/src/index.ts', "import { step } from '../../extension/src/engine/step.ts';"],
    ['extension/src/config.ts', "import { PROJECT_ID } from '../../tools/project.ts';"],
    ['extension/src/engine/step.ts', "import { store } from '../adapters/chromeLocalStore.ts';"],
    ['extension/src/engine/step.ts', "import type { Db } from '../adapters/firestoreDoor.ts';"],
    ['extension/src/engine/step.ts', "import { doc } from 'firebase/firestore';"],
    ['extension/src/ui/App.tsx', "import { step } from '../engine/step.ts';"],
    ['extension/src/ui/App.tsx', "const door = await import('../adapters/firestoreDoor.ts');"],
    ['extension/src/ui/todos/Row.tsx', "export { getAuth } from '@firebase/auth';"],
    ['extension/src/ui/todos/Row.tsx', "import { Header } from '../header/Header.tsx';"],
    ['extension/src/ui/todos/Row.tsx', "import { syncViewAtom } from '../panel/atom.ts';"],
    ['extension/src/ui/list/useMove.ts', "import { todosAtom } from '../todos/atom.ts';"],
    ['extension/src/ui/services.ts', "import type { Todos } from './todos/Todos.tsx';"],
    ['extension/src/shared/items.ts', "import { atom } from 'jotai/vanilla';"],
    ['extension/src/adapters/door.ts', "import { App } from '../ui/App.tsx';"],
    ['extension/src/adapters/door.ts', "import { plan } from '../engine/aRoomToCome/plan.ts';"],
    ['extension/src/engine/ports/door.ts', "import type { Step } from '../state/step.ts';"],
    ['extension/src/engine/contract/event.ts', "import { KEYS } from '../persistence.ts';"],
    ['extension/src/worker/ports/p.ts', "import type { X } from '../../engine/ports/x.ts';"],
    ['extension/src/serviceWorker.ts', "import './ui/App.tsx';"],
    ['tools/tour.ts', "import { fake } from '../tests/fakes/door.ts';"],
    ['bench/sync.ts', "import { TODO } from '../tests/fixtures/items.ts';"],
  ];
  for (const [path, source] of forbidden) {
    it(`refuse in ${path}: ${source}`, () => {
      const violations = findViolations([{ path, source }], LAYER_RULES);
      assert.equal(violations.length, 1);
      assert.ok(violations[0]?.startsWith(`${path}:1 imports `));
    });
  }

  const allowed: [path: string, source: string][] = [
    ['protocol/src/items.ts', "import { z } from 'zod';\nimport { limits } from './limits.ts';"],
    ['functions/src/index.ts', "import { itemSchema } from '@daybook/protocol';"],
    ['extension/src/engine/step.ts', "import type { LocalItem } from '../shared/items.ts';"],
    ['extension/src/adapters/door.ts', "import type { E } from '../engine/contract/event.ts';"],
    ['extension/src/adapters/door.ts', "import type { Door } from '../engine/ports/door.ts';"],
    ['extension/src/ui/App.tsx', "import { useAtom } from 'jotai';"],
    ['extension/src/ui/App.tsx', "import { Todos } from './todos/Todos.tsx';"],
    ['extension/src/ui/panel/x.ts', "import { describeTodo } from '../todos/describe.ts';"],
    ['extension/src/ui/App.tsx', "// import { step } from '../engine/step.ts';"],
    ['extension/src/ui/App.tsx', "/* import { step }\n from '../engine/step.ts'; */"],
    ['tests/unit/step.test.ts', "import { step } from '../../extension/src/engine/step.ts';"],
  ];
  for (const [path, source] of allowed) {
    it(`allow in ${path}: ${source.replace('\n', ' ')}`, () => {
      assert.deepEqual(findViolations([{ path, source }], LAYER_RULES), []);
    });
  }

  it('see every form of import with its line', () => {
    const source = [
      "import './one';",
      'import {',
      '  a,',
      "} from 'two';",
      "import type { B } from 'three';",
      "export * from 'four';",
      "const lazy = () => import('five');",
      "export const text = 'six';",
      "const from = 'seven';",
    ].join('\n');
    assert.deepEqual(importsOf(source), [
      { specifier: './one', line: 1 },
      { specifier: 'two', line: 4 },
      { specifier: 'three', line: 5 },
      { specifier: 'four', line: 6 },
      { specifier: 'five', line: 7 },
    ]);
  });
});
