import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { admin } from '../../tools/clients/admin.ts';
import { rulesUnderTest } from '../rules/support/environment.ts';
import { type Callers, callersFor } from './support/callers.ts';
import { commitCase } from './support/commitCase.ts';
import { takenByApi, takenDirectly } from './support/doors.ts';
import { type Documents, documents, prepare, withoutChanges } from './support/stage.ts';
import type { CommitCase } from './support/types.ts';

const SEED = Number(process.env.EQUALITY_SEED ?? Date.now() % 0x7fffffff);
const CASES = Number(process.env.EQUALITY_CASES ?? 2000);
/** Users at each door, who are busy at the same time; each has a token bucket of its own. */
const LANES = 12;

const same = (stored: Documents): Documents => stored;

/** SPEC C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C12, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11, D12, D13, D14, D15, D16, D17 */
describe(`Both doors (EQUALITY_SEED=${SEED} EQUALITY_CASES=${CASES})`, function () {
  this.timeout(1_200_000);
  const rules = rulesUnderTest();
  const lanes = Array.from({ length: LANES }, (_, n) => ({ direct: `direct${n}`, api: `api${n}` }));
  let callers: Callers;
  before(async () => {
    callers = await callersFor(
      rules,
      lanes.flatMap(({ direct, api }) => [direct, api]),
    );
  });

  /** Whether both took it; throws where they differ in that or in what is stored then. */
  async function verdictOn(test: CommitCase, lane = lanes[0]): Promise<boolean> {
    assert.ok(lane);
    const { db } = admin();
    await Promise.all([prepare(db, lane.direct, test), prepare(db, lane.api, test)]);
    const before = await documents(db, lane.direct);
    const now = Date.now();
    const [direct, api] = await Promise.all([
      takenDirectly(test, lane.direct, now, callers),
      takenByApi(test, lane.api, now, callers),
    ]);
    const [afterDirect, afterApi] = await Promise.all([
      documents(db, lane.direct),
      documents(db, lane.api),
    ]);
    assert.deepEqual({ taken: api }, { taken: direct });
    // A head may carry its items, or only what changes of them; the API door's carries all.
    const comparable = test.carried !== 'all' && direct ? withoutChanges : same;
    assert.deepEqual(comparable(afterApi), comparable(afterDirect));
    if (!direct) assert.deepEqual(afterDirect, before);
    return direct;
  }

  it('agree on the cases they once differed on', async () => {
    const kept = await readFile(new URL('regressions.json', import.meta.url), 'utf8');
    for (const test of JSON.parse(kept) as CommitCase[]) await verdictOn(test);
  });

  it(`agree on ${CASES} commits, valid and broken, and store the same`, async () => {
    const tests = fc.sample(commitCase, { seed: SEED, numRuns: CASES });
    const queue = tests.map((test, index) => ({ test, index }));
    const counts = { taken: 0, refused: 0 };
    const failed: number[] = [];
    await Promise.all(
      lanes.map(async (lane) => {
        for (let next = queue.shift(); next && failed.length === 0; next = queue.shift()) {
          const { test, index } = next;
          const taken = await verdictOn(test, lane).catch(() => null);
          if (taken === null) failed.push(index);
          else counts[taken ? 'taken' : 'refused'] += 1;
        }
      }),
    );
    const [first] = failed;
    if (first !== undefined) await shrink(first);
    assert.ok(counts.taken > CASES / 4 && counts.refused > CASES / 4, JSON.stringify(counts));
  });

  /** Fails with the smallest case that is like the failed one: add it to regressions.json. */
  function shrink(index: number): Promise<void> {
    const property = fc.asyncProperty(commitCase, async (test) => void (await verdictOn(test)));
    return fc.assert(property, { seed: SEED, path: String(index), numRuns: CASES });
  }
});
