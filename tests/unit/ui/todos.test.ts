import assert from 'node:assert/strict';
import { FIELD_LIMITS, isValidItem } from '@daybook/protocol';
import { createStore } from 'jotai/vanilla';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { checkText } from '../../../extension/src/ui/list/checkText.ts';
import { orderAfter } from '../../../extension/src/ui/list/orderAfter.ts';
import { todosAtom } from '../../../extension/src/ui/todos/atom.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';

const MAX_TITLE_LENGTH = FIELD_LIMITS.todo.title.max;

describe('orderAfter', () => {
  const isValidOrder = (order: string) => isValidItem('TODOS', 'T1', aTodo({ order }));

  it('makes a thousand orders that each sort after the one before', () => {
    let last: string | null = null;
    for (let count = 0; count < 1_000; count += 1) {
      const next: string = orderAfter(last);
      assert.ok(last === null || next > last);
      assert.ok(isValidOrder(next));
      last = next;
    }
  });

  for (const last of ['zzz', '0', 'a00', 'A', 'z'.repeat(27), '~', '']) {
    it(`goes on after ${JSON.stringify(last)}, which is no key of its own making`, () => {
      assert.ok(orderAfter(last) > last);
    });
  }

  it('D7: uses all 64 characters', () => {
    const next = orderAfter('z'.repeat(63));
    assert.ok(next > 'z'.repeat(63));
    assert.ok(isValidOrder(next));
  });

  it('shares the last place when there is no room after it', () => {
    const last = 'z'.repeat(64);
    assert.equal(orderAfter(last), last);
    assert.ok(isValidOrder(last));
  });
});

describe('todosAtom', () => {
  function listedIds(orders: Record<string, string>) {
    const edits = Object.entries(orders).map(([itemId, order], index) =>
      aTodoEdit({ id: `E${index}`, itemId, value: aTodo({ order }) }),
    );
    const raw = Object.fromEntries(edits.map((edit) => [KEYS.edit(edit.id), edit]));
    const store = createStore();
    store.set(storedAtom, raw);
    return store.get(todosAtom).map(({ id }) => id);
  }

  it('sorts by order as plain text, capitals first', () => {
    assert.deepEqual(listedIds({ T1: 'a1', T2: 'Zz', T3: 'a0V', T4: 'a0' }), [
      'T2',
      'T4',
      'T3',
      'T1',
    ]);
  });

  it('sorts equal orders by id', () => {
    assert.deepEqual(listedIds({ T3: 'a0', T1: 'a0', T2: 'a0' }), ['T1', 'T2', 'T3']);
  });
});

describe('checkText', () => {
  it('D21: has a problem with what can’t be seen', () => {
    for (const typed of ['\u200b', '\u3164\u2800', ' \u202e ', '\u{e0041}']) {
      assert.deepEqual(checkText(typed, MAX_TITLE_LENGTH), { problem: 'invisible' });
    }
    assert.deepEqual(checkText('\u202eabc', MAX_TITLE_LENGTH), { text: '\u202eabc' });
  });

  it('trims', () => {
    assert.deepEqual(checkText('  Buy milk \t', MAX_TITLE_LENGTH), { text: 'Buy milk' });
  });

  it('refuses a text of nothing but spaces', () => {
    assert.deepEqual(checkText(' \u00a0 ', MAX_TITLE_LENGTH), { problem: 'empty' });
  });

  it('counts code points, not UTF-16 units', () => {
    const longest = '🌱'.repeat(MAX_TITLE_LENGTH);
    assert.deepEqual(checkText(longest, MAX_TITLE_LENGTH), { text: longest });
    assert.deepEqual(checkText(`${longest}!`, MAX_TITLE_LENGTH), {
      problem: 'too-long',
      length: MAX_TITLE_LENGTH + 1,
    });
  });

  it('takes exactly what the schema of a todo takes', () => {
    for (const title of ['a', 'é'.repeat(MAX_TITLE_LENGTH), '🌱'.repeat(MAX_TITLE_LENGTH)]) {
      assert.ok(isValidItem('TODOS', 'T1', aTodo({ title })));
    }
    assert.ok(!isValidItem('TODOS', 'T1', aTodo({ title: 'a'.repeat(MAX_TITLE_LENGTH + 1) })));
  });

  it('repairs half characters, which no door would take', () => {
    assert.deepEqual(checkText('a\ud83c', MAX_TITLE_LENGTH), { text: 'a\ufffd' });
  });
});
