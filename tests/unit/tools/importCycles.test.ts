import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPO_ROOT } from '../../../tools/project.ts';

/** Biome finds these, set up by our biome.json. */
describe('npm run check', () => {
  const closing: Record<string, string> = {
    type: "import type { A } from './type.ts';",
    inlineType: "import { type A } from './inlineType.ts';",
    star: "export * from './star.ts';",
    exportedType: "export type { A } from './exportedType.ts';",
    dynamic: "export const load = () => import('./dynamic.ts');",
    sideEffect: "import './sideEffect.ts';",
    required: "import a = require('./required.ts');",
  };
  let found: string;
  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'daybook-'));
    try {
      for (const file of ['biome.json', '.gitignore']) {
        await cp(join(REPO_ROOT, file), join(folder, file));
      }
      for (const [name, source] of Object.entries(closing)) {
        await writeFile(join(folder, `${name}.ts`), `import './${name}Too.ts';\n`);
        await writeFile(join(folder, `${name}Too.ts`), `${source}\n`);
      }
      await writeFile(join(folder, 'oneWay.ts'), "import './type.ts';\n");
      found = await lint(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  for (const [name, source] of Object.entries(closing)) {
    it(`refuses a circle of files, closed by: ${source}`, () => {
      assert.match(found, new RegExp(`^${name}Too\\.ts:`, 'm'));
      assert.match(found, new RegExp(`^${name}\\.ts:`, 'm'));
    });
  }

  it('lets a file import one that is in a circle', () => {
    assert.doesNotMatch(found, /oneWay/);
  });
});

/** What Biome reports on import cycles in a folder. */
function lint(cwd: string): Promise<string> {
  const biome = join(REPO_ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = ['lint', '--only=suspicious/noImportCycles', '--max-diagnostics=none', '.'];
  return new Promise((resolve) => {
    execFile(process.execPath, [biome, ...args], { cwd }, (_, out, err) => resolve(out + err));
  });
}
