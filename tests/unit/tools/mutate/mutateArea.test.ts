import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Checker, openChecker } from '../../../../tools/mutate/checker.ts';
import { importersOf } from '../../../../tools/mutate/imports.ts';
import { mutateArea, type Result, type Session } from '../../../../tools/mutate/mutateAreas.ts';
import { describeMutant, isSurvivor, reportAreas } from '../../../../tools/mutate/report.ts';
import type { TestOutcome } from '../../../../tools/mutate/runCommand.ts';

const FILE = 'protocol/src/a.ts';
const SOURCE = 'export const a = (b: number) => (b < 1 ? true : false);\n';
const SOURCES = new Map([
  [FILE, SOURCE],
  ['tests/unit/a.test.ts', "import { a } from '../../protocol/src/a.ts';"],
]);

describe('mutateArea', () => {
  let folder: string;
  let checker: Checker;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daybook-mutate-'));
    await mkdir(join(folder, 'protocol/src'), { recursive: true });
    await writeFile(join(folder, FILE), SOURCE);
    await writeFile(join(folder, 'tsconfig.json'), '{ "include": ["protocol"] }');
    checker = openChecker(folder, ['tsconfig.json']);
  });
  after(async () => {
    checker.close();
    await rm(folder, { recursive: true });
  });

  /** Runs tests that judge by the changed file. */
  async function resultsOf(
    outcomeOf: (source: string) => TestOutcome,
    options: Partial<Session> = {},
  ): Promise<Result[]> {
    const results: Result[] = [];
    const session: Session = {
      ...{ checker, sources: SOURCES, equivalents: [] },
      checkouts: [{ run: async (_, change) => outcomeOf(change?.source ?? '') }],
      runners: importersOf(SOURCES, { running: true }),
      typeUsers: importersOf(SOURCES, { running: false }),
      ...{ sample: Number.POSITIVE_INFINITY, seed: 1, emulators: false },
      isStopped: () => false,
      onResult: (result) => results.push(result),
      ...{ onRefused: () => {}, onStale: () => {} },
      ...options,
    };
    await mutateArea({ area: 'protocol', files: [FILE] }, session);
    return results;
  }

  it('runs each mutant by itself', async () => {
    const results = await resultsOf((source) => (source.includes('<=') ? 'passed' : 'failed'));
    const survivors = results.filter(isSurvivor);
    assert.deepEqual(
      survivors.map(({ mutant }) => mutant.after),
      ['export const a = (b: number) => (b <= 1 ? true : false);'],
    );
    assert.ok(results.length > 4);
  });

  it('takes as many as the sample has', async () => {
    assert.equal((await resultsOf(() => 'failed', { sample: 2 })).length, 2);
  });

  it('counts what hangs as noticed, and runs no test for what is known as equivalent', async () => {
    const equivalents = [
      {
        file: FILE,
        before: SOURCE.trim(),
        after: [SOURCE.trim().replace('<', '<=')],
        because: 'it is a test',
      },
    ];
    const results = await resultsOf(
      (source) => {
        assert.ok(!source.includes('<='));
        return 'timed-out';
      },
      { equivalents },
    );
    assert.deepEqual([...new Set(results.map(({ noticedBy }) => noticedBy))].sort(), [
      null,
      'time-out',
    ]);
    assert.equal(results.filter((result) => result.isEquivalent).length, 1);
    assert.equal(results.filter(isSurvivor).length, 0);
  });

  it('drops the mutant whose tests were stopped', async () => {
    assert.deepEqual(await resultsOf(() => 'failed', { isStopped: () => true }), []);
  });

  it('reports what was noticed by which tests, and where a survivor is', async () => {
    const results = await resultsOf((source) => (source.includes('<=') ? 'passed' : 'failed'));
    const noticed = results.length - 1;
    const percent = Math.floor((noticed / results.length) * 1000) / 10;
    assert.equal(
      reportAreas(results, ['protocol', 'engine', 'protocol']),
      `protocol   ${percent.toFixed(1)} %  ${noticed} noticed (${noticed} unit), 1 survived, 0 equivalent; ` +
        'the types refused 2 more',
    );
    const [survivor] = results.filter(isSurvivor);
    assert.equal(
      survivor && describeMutant(survivor),
      `${FILE}:1\n  - ${SOURCE.trim()}\n  + ${SOURCE.trim().replace('<', '<=')}`,
    );
  });
});
