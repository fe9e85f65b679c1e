import assert from 'node:assert/strict';
import { replaceRules, rulesUnderTest } from '../support/environment.ts';
import { addToDatabase, openedPaths, readRules } from '../support/rulesText.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { MUTATIONS } from './mutations.ts';
import { type Row, rowsOf } from './rows.ts';
import { matchOf, SUBJECT_NAMES } from './subjects.ts';

describe('Who may do what, in the rules', () => {
  const rules = rulesUnderTest();
  let accounts: Accounts;
  let text: string;
  before(async () => {
    accounts = await openAccounts(rules);
    text = await readRules();
  });

  const isPermitted = ({ caller, operation, request }: Row) =>
    accounts.isPermitted(caller, operation, request);

  for (const subject of SUBJECT_NAMES) {
    const rows = rowsOf(subject);
    it(`L1, L2, L3, L4, L5, L6, L7, C8, C10, P5, V4: ${rows.length} requests for ${subject}`, async () => {
      const wrong: string[] = [];
      for (const row of rows) {
        if ((await isPermitted(row)) !== row.isPermitted) wrong.push(describeRow(row));
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('L1: the table has every path that the rules open', () => {
    assert.deepEqual(unlistedPaths(text), []);
    const wider = addToDatabase(text, 'match /plans/{id} { allow get; }');
    assert.deepEqual(unlistedPaths(wider), ['plans/{id}']);
  });

  describe('opened further', () => {
    after(() => replaceRules(text));

    for (const [subject, mutations] of Map.groupBy(MUTATIONS, (mutation) => mutation.subject)) {
      it(`L1, L2, L3, L4, L5, L6, L7: the table notices each of ${mutations.length} ways for ${subject}`, async () => {
        const unnoticed: string[] = [];
        for (const { name, operation, apply } of mutations) {
          await replaceRules(apply(text));
          const refused = rowsOf(subject, operation).filter((row) => !row.isPermitted);
          if (!(await someAsync(refused, isPermitted))) unnoticed.push(`${name}: ${operation}`);
        }
        assert.deepEqual(unnoticed, []);
      });
    }
  });
});

function describeRow({ subject, operation, caller, isPermitted }: Row): string {
  return `${operation} ${subject}: ${caller} should ${isPermitted ? '' : 'not '}be permitted`;
}

function unlistedPaths(rules: string): string[] {
  const listed = new Set(SUBJECT_NAMES.map(matchOf));
  return [...openedPaths(rules)].filter((path) => !listed.has(path));
}

async function someAsync<Item>(items: Item[], test: (item: Item) => Promise<boolean>) {
  for (const item of items) if (await test(item)) return true;
  return false;
}
