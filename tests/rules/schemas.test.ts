import assert from 'node:assert/strict';
import {
  DATA_TYPES,
  type DataType,
  isValidItem,
  VISIBLE_CHARACTER,
  WEB_ADDRESS,
} from '@daybook/protocol';
import type { Firestore } from 'firebase/firestore';
import { z } from 'zod';
import { IMPOSSIBLE_IDS, ITEM_CASES, type ItemCase } from '../fixtures/itemCases.ts';
import { submit } from './support/directCommit.ts';
import { newUid, rulesUnderTest } from './support/environment.ts';
import { readRules } from './support/rulesText.ts';
import { isAllowed } from './support/verdict.ts';

describe('Item schemas in the rules', () => {
  const rules = rulesUnderTest();

  for (const type of DATA_TYPES) {
    const cases = ITEM_CASES.filter((itemCase) => itemCase.type === type);
    // SPEC D10, D11, D12, D13, D14, D15, D16, D17
    it(`C6, D21, D22: judge ${cases.length} values in ${type} as the zod schemas do`, async () => {
      const writer = chainWriter(rules.as, type);
      const differing: string[] = [];
      for (const itemCase of cases) {
        const isWritten = await writer(itemCase);
        const isValid = isValidItem(type, itemCase.id, itemCase.value);
        if (isWritten !== isValid || isValid !== itemCase.isValid) {
          differing.push(`${itemCase.name}: rules ${isWritten}, zod ${isValid}`);
        }
      }
      assert.deepEqual(differing, []);
      assert.ok(cases.some(({ isValid }) => isValid) && cases.some(({ isValid }) => !isValid));
    });
  }

  it('D3: refuse ids that no item can have', async () => {
    const writable = IMPOSSIBLE_IDS.filter(
      (id) => !['', '.', '..'].includes(id) && !/\/|^__.*__$/.test(id),
    );
    const writer = chainWriter(rules.as, 'TODOS');
    const { value } = ITEM_CASES.find(({ type }) => type === 'TODOS') as ItemCase;
    for (const id of writable) assert.equal(await writer({ id, value }), false, id);
  });

  it('D21: ask for a character that is none of those that the schemas name', async () => {
    const rules = await readRules();
    const unseen = VISIBLE_CHARACTER.source.replace('[^', '').replace(']', '');
    assert.ok(rules.includes(`'^[${unseen.replaceAll('\\u{', '\\\\x{')}]*$'`));
  });

  it('D14: ask for the address that the schemas have', async () => {
    const pattern = WEB_ADDRESS.source.replaceAll('\\/', '/').replaceAll('\\', '\\\\');
    assert.ok((await readRules()).includes(`link.url.matches('${pattern}')`));
  });

  it('D6: ask for a real day by the pattern that zod has', async () => {
    const text = await readRules();
    const pattern = z.toJSONSchema(z.iso.date()).pattern ?? '';
    assert.ok(text.includes(`'${pattern.replaceAll('\\', '\\\\')}'`));
  });
});

/** Tries one item after the other, each on top of those that were allowed. */
function chainWriter(as: (uid: string) => Firestore, type: DataType) {
  const uid = newUid();
  const db = as(uid);
  let version = 0;
  return async ({ id, value }: Pick<ItemCase, 'id' | 'value'>): Promise<boolean> => {
    const parent = version === 0 ? null : `c${version}`;
    const head = { version: version + 1, commitId: `c${version + 1}`, parent };
    const submitted = await isAllowed(() =>
      submit(db, uid, { type, head, items: { [id]: { value } } }),
    );
    if (submitted) version += 1;
    return submitted;
  };
}
