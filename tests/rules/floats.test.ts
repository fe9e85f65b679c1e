import assert from 'node:assert/strict';
import { paths } from '@daybook/protocol';
import { newUid, PRO, rulesUnderTest } from './support/environment.ts';
import { type RawValue, submitRaw } from './support/rawCommit.ts';

const text = (stringValue: string): RawValue => ({ stringValue });
const int = (integerValue: number): RawValue => ({ integerValue: String(integerValue) });
const float = (doubleValue: number): RawValue => ({ doubleValue });
const list = (...values: RawValue[]): RawValue => ({ arrayValue: { values } });

const COMMIT = { version: int(1), commitId: text('c1'), deviceId: text('laptop') };
const HEAD = { ...COMMIT, parent: { nullValue: null }, schema: int(1) };
const HABIT = {
  ...{ kind: text('habit'), name: text('Read'), color: text('teal'), days: list(int(1), int(7)) },
  ...{ target: int(1), order: text('a0'), archived: { booleanValue: false }, createdAt: int(1) },
};
const ITEM = { ...COMMIT, editedAt: int(1) };

/** 7 and 7.0 are equal in the rules, so `==`, `in` and hasOnly don't tell them apart. */
describe('Floats that are whole numbers, in the rules', () => {
  rulesUnderTest();

  interface Differing {
    head?: Record<string, RawValue>;
    item?: Record<string, RawValue>;
    habit?: Record<string, RawValue>;
  }
  const statusOf = ({ head, item, habit }: Differing = {}) => {
    const uid = newUid();
    const value = { mapValue: { fields: { ...HABIT, ...habit } } };
    return submitRaw(uid, PRO, {
      [paths.head(uid, 'HABITS')]: { ...HEAD, ...head },
      [paths.item(uid, 'HABITS', 'h1')]: { ...ITEM, value, ...item },
    });
  };

  it('D17: are none where there is an integer', async () => {
    assert.equal(await statusOf(), 200);
    const days = list(...[1, 2, 3, 4, 5, 6, 7].map(int));
    assert.equal(await statusOf({ habit: { days } }), 200);
  });

  const cases: Record<string, Differing> = {
    'a head’s version': { head: { version: float(1) } },
    'a head’s schema': { head: { schema: float(1) } },
    'an item’s version': { item: { version: float(1) } },
    'a time': { item: { editedAt: float(1) } },
    'a field': { habit: { target: float(1) } },
    'a weekday': { habit: { days: list(float(1)) } },
    'one weekday of two': { habit: { days: list(int(1), float(2)) } },
    'one weekday of seven': {
      habit: { days: list(...[1, 2, 3, 4, 5, 6].map(int), float(7)) },
    },
  };
  for (const [what, differing] of Object.entries(cases)) {
    it(`D17: are refused for ${what}`, async () => assert.equal(await statusOf(differing), 403));
  }
});
