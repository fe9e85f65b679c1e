import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { WarmTests } from '../../../../tools/mutate/warm/warmTests.ts';

const SUM = 'protocol/src/sum.ts';
const TEST = 'tests/unit/sum.test.ts';
const OTHER = 'tests/unit/other.test.ts';
const FILES = {
  'package.json': '{ "type": "module" }',
  [SUM]: 'export const sum = (a: number, b: number): number => a + b;',
  'protocol/src/index.ts': "export { sum } from './sum.ts';",
  'tests/unit/hooks.ts':
    'const global = globalThis as any; beforeEach(() => { global.isReady = true; });',
  [TEST]: `import assert from 'node:assert/strict';
    import { sum } from '../../protocol/src/index.ts';
    import './hooks.ts';
    it('is a sum', async () => {
      assert.ok(globalThis.isReady);
      assert.ok(!globalThis.isSpoilt);
      assert.equal(sum(1, 2), 3);
      await new Promise((resolve) => setImmediate(resolve));
    });
    after(() => { globalThis.isReady = false; });`,
  [OTHER]: "it('is of nothing', () => {});",
};

describe('tests in a process that goes on', () => {
  let root: string;
  let tests: WarmTests;
  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'daybook-warm-')));
    for (const [file, source] of Object.entries(FILES)) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), source);
    }
  });
  after(() => rm(root, { recursive: true }));
  beforeEach(() => {
    tests = new WarmTests(root);
  });
  afterEach(() => tests.end());

  const outcomes = async (...sources: (string | null)[]) => {
    const seen: string[] = [];
    for (const source of sources) {
      seen.push(await tests.run([OTHER, TEST], source === null ? null : { file: SUM, source }));
    }
    return seen;
  };

  it('see each change by itself, and none in the end', async () => {
    const wrong = 'export const sum = (a: number, b: number) => a - b;';
    const right = 'export const sum = (...all: number[]) => all.reduce((a, b) => a + b);';
    assert.deepEqual(await outcomes(null, wrong, right, wrong, null), [
      ...['passed', 'failed', 'passed', 'failed', 'passed'],
    ]);
  });

  it('notice what can’t be loaded, an error that nobody catches, and the end of the process', async () => {
    const sum = 'export const sum = (a: number, b: number): number';
    assert.deepEqual(
      await outcomes(
        'export const other = 1;',
        `${sum} => { void Promise.reject(new Error()); return a + b; };`,
        `${sum} => { setImmediate(() => { throw new Error(); }); return a + b; };`,
        `${sum} => process.exit();`,
        null,
      ),
      ['failed', 'failed', 'failed', 'failed', 'passed'],
    );
  });

  it('are judged in a new process where an earlier change has spoilt the old one', async () => {
    const right = 'export const sum = (b: number, a: number) => a + b;';
    const spoiling = `globalThis.isSpoilt = true; ${right}`;
    assert.deepEqual(await outcomes(null, spoiling, right, right), [
      ...['passed', 'failed', 'passed', 'passed'],
    ]);
  });

  it('that never end are stopped', async () => {
    tests = new WarmTests(root, 500);
    assert.deepEqual(await outcomes('export const sum = 3; for (;;) {}'), ['timed-out']);
  });
});
