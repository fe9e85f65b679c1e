import assert from 'node:assert/strict';
import {
  DATA_TYPES,
  isValidItem,
  itemProblems,
  SETTING_VALUE_SCHEMAS,
  VISIBLE_CHARACTER,
  WEB_ADDRESS,
} from '@daybook/protocol';
import { IMPOSSIBLE_IDS, ITEM_CASES } from '../../fixtures/itemCases.ts';
import { ITEM_SHAPES } from '../../fixtures/itemShapes.ts';
import { HABIT, TODO } from '../../fixtures/items.ts';

describe('VISIBLE_CHARACTER', () => {
  it('D21: is none that Unicode calls a space, control or format character, or to be ignored', () => {
    const unseen = /[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
    const blanks = [0x2800, 0x13441, 0x13442, 0x1d159];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const isUnseen = unseen.test(character) || blanks.includes(code);
      if (VISIBLE_CHARACTER.test(character) === isUnseen) assert.fail(code.toString(16));
    }
  });
});

describe('WEB_ADDRESS', () => {
  const link = ITEM_SHAPES.find(({ type }) => type === 'QUICK_LINKS');
  const good = link?.fields.url?.good ?? [];

  it('D14: takes nothing in which a browser finds no host', () => {
    const taken = good.map(String).filter((address) => WEB_ADDRESS.test(address));
    for (const address of taken) assert.notEqual(new URL(address).host, '');
    assert.ok(taken.length > 10);
  });
});

describe('Item schemas', () => {
  for (const type of DATA_TYPES) {
    const cases = ITEM_CASES.filter((itemCase) => itemCase.type === type);
    // SPEC D10, D11, D12, D13, D14, D15, D16, D17
    it(`judge ${cases.length} values in ${type}`, () => {
      const differing = cases.filter(
        ({ id, value, isValid }) => isValidItem(type, id, value) !== isValid,
      );
      assert.deepEqual(
        differing.map(({ name }) => name),
        [],
      );
    });
  }

  it('D3: refuse ids that no item can have, even to delete', () => {
    for (const id of IMPOSSIBLE_IDS) {
      assert.equal(isValidItem('TODOS', id, TODO), false, id);
      assert.equal(isValidItem('TODOS', id, null), false, id);
    }
  });

  it('D13: know every setting by its name, and no other', () => {
    for (const name of Object.keys(SETTING_VALUE_SCHEMAS))
      assert.ok(isValidItem('SETTINGS', name, null));
    for (const name of ['toString', 'hasOwnProperty', 'Theme']) {
      assert.equal(isValidItem('SETTINGS', name, null), false, name);
    }
  });

  it('D4: refuse lone surrogates, which no transport carries', () => {
    for (const title of ['\ud800', 'a\udc00b', '\udc00\ud800']) {
      assert.equal(isValidItem('TODOS', 't1', { ...TODO, title }), false);
    }
    assert.ok(isValidItem('TODOS', 't1', { ...TODO, title: '\ud83d\ude00' }));
  });

  it('D16: refuse __proto__ as the extra field that it is', () => {
    const value = JSON.parse(`{"__proto__":{},${JSON.stringify(TODO).slice(1)}`);
    assert.equal(isValidItem('TODOS', 't1', value), false);
  });

  it('A7: say where, below the change', () => {
    const pathsOf = (id: string, value: unknown) =>
      itemProblems('HABITS', id, value).map(({ path }) => path);
    assert.deepEqual(pathsOf('h1', { ...HABIT, name: '', days: [0, 1] }), [
      ['value', 'name'],
      ['value', 'days', 0],
    ]);
    assert.deepEqual(pathsOf('h1', { ...HABIT, a: 1, b: 2 }), [
      ['value', 'a'],
      ['value', 'b'],
    ]);
    assert.deepEqual(pathsOf('.', HABIT), [['id']]);
    const checkin = { kind: 'checkin', habitId: 'h1', day: '2026-01-01', count: 1 };
    assert.deepEqual(pathsOf('h1.2026-01-02', checkin), [['id']]);
  });
});
