import assert from 'node:assert/strict';
import { errorBodySchema, type FieldViolation } from '@daybook/protocol';
import fc from 'fast-check';
import {
  type BrokenCommit,
  brokenCommit,
  everyBrokenCommit,
  tooManyChanges,
} from '../../fixtures/brokenCommits.ts';
import { JSON_HEADERS, testApp } from './support/testApp.ts';

const SEED = Number(process.env.BAD_INPUT_SEED ?? Date.now() % 0x7fffffff);
const RUNS = 3000;

describe(`Bad input (BAD_INPUT_SEED=${SEED})`, function () {
  this.timeout(300_000);
  const { send, store, logged } = testApp();
  const untouched = store.documents('ann');

  /** Undefined when it is refused as it must be. */
  async function wrongWith({ type, body, fields }: BrokenCommit): Promise<string | undefined> {
    const init = { headers: JSON_HEADERS, body };
    const answer = await send('PUT', `/v1/sync/${type}`, init);
    if (answer.status !== 400) return `answered ${answer.status}`;
    const { reason, metadata } = errorBodySchema.parse(answer.body).error.details[0] ?? {};
    if (reason !== 'INVALID_REQUEST') return `answered ${reason}`;
    const named = (metadata as { fieldViolations: FieldViolation[] }).fieldViolations;
    // The body’s own fields are looked at first, the values only when those are right.
    const isNamed = (field: string) => named.some((violation) => isAbout(violation, field));
    if (fields.length === 0 || fields.some(isNamed)) return undefined;
    return `${fields} not named in ${JSON.stringify(named)}`;
  }

  it('A7: of every kind in every field is 400 with the field’s path', async () => {
    const cases = [...everyBrokenCommit(), tooManyChanges()];
    const wrong: string[] = [];
    for (const broken of cases) {
      const problem = await wrongWith(broken);
      if (problem) wrong.push(`${broken.body.slice(0, 300)}: ${problem}`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(cases.length > 1200, `only ${cases.length} cases`);
    assert.deepEqual(store.documents('ann'), untouched);
  });

  it('A7: in several places at once is 400 with the path of one of them', async () => {
    await fc.assert(
      fc.asyncProperty(brokenCommit, async (broken) => {
        assert.equal(await wrongWith(broken), undefined);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    assert.deepEqual(store.documents('ann'), untouched);
  });

  it('A7: that is any JSON, or any bytes, is 4xx and changes nothing', async () => {
    const anyBody = fc.oneof(
      fc.json({ maxDepth: 6 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    const call = fc.record({
      method: fc.constantFrom('PUT', 'POST'),
      path: fc.constantFrom('/sync/TODOS', '/sync/batch', '/sync/SETTINGS', '/sync/x', '/account'),
      body: anyBody,
      type: fc.constantFrom('application/json', 'text/plain', 'application/json;charset=utf-16'),
    });
    await fc.assert(
      fc.asyncProperty(call, async ({ method, path, body, type }) => {
        const init = { headers: { 'Content-Type': type }, body };
        const { status } = await send(method, `/v1${path}`, init);
        assert.ok(status >= 400 && status < 500, `${status}`);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    assert.deepEqual(store.documents('ann'), untouched);
  });

  it('A3: provokes no 500', () => {
    assert.deepEqual(
      logged.filter(({ status, message }) => message !== 'request' || Number(status) >= 500),
      [],
    );
  });
});

/** The field itself, one inside it, the one that it is inside of, or what is refused before any schema looks. */
function isAbout({ field: named, description }: FieldViolation, field: string): boolean {
  if (named.endsWith('__proto__') || description === 'is nested too deeply') return true;
  return named.startsWith(field) || (named !== '' && field.startsWith(named));
}
