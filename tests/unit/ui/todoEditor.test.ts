import assert from 'node:assert/strict';
import type { Todo } from '@daybook/protocol';
import { createElement } from 'react';
import type { OpenEditor, Row } from '../../../extension/src/ui/list/openEditors.ts';
import { listTexts } from '../../../extension/src/ui/list/text/texts.ts';
import { TodoList } from '../../../extension/src/ui/todos/TodoList.tsx';
import { aTodo } from '../../fakes/todos.ts';
import { render, textOf } from './render.ts';

const NOTHING = async () => undefined;
const ACTIONS = {
  add: async () => 'T1',
  setDone: NOTHING,
  rename: NOTHING,
  move: async () => null,
  put: NOTHING,
  remove: NOTHING,
};
const EDITING = { open: () => undefined, touch: () => undefined, close: () => undefined };

function row(title: string, now = title, more: Partial<Row<Todo>> = {}, isTouched = false) {
  const seen = { id: 'T1', value: aTodo({ title }) };
  const editor: OpenEditor<Todo> = { seen, isTouched };
  return { listed: { id: 'T1', value: aTodo({ title: now }) }, editor, isGone: false, ...more };
}

function html(shown: Row<Todo>, language: 'en' | 'de' = 'en'): string {
  const props = { rows: [shown], editing: EDITING, actions: ACTIONS, onRemove: NOTHING };
  return render(createElement(TodoList, props), { language });
}

describe('the editor in a row', () => {
  it('has what was seen when it began, and nothing more to say', () => {
    const shown = html(row('Milk'));
    assert.match(shown, /<input[^>]* value="Milk"/);
    assert.equal(textOf(shown), '');
    // Screen readers announce what comes into a region that is there already.
    assert.match(shown, /<p [^>]*role="status"><\/p>/);
  });

  for (const language of ['en', 'de'] as const) {
    const texts = listTexts[language];

    it(`N3: says that its item was deleted (${language}), and belongs to the field`, () => {
      const shown = html(row('Milk', 'Milk', { isGone: true }), language);
      assert.match(shown, /<input[^>]* value="Milk"/);
      assert.equal(textOf(shown), texts.gone);
      const described = /<input[^>]* aria-describedby="([^"]+)"/.exec(shown)?.[1];
      assert.ok(described);
      assert.ok(shown.includes(`id="${described}" role="status"`));
    });

    it(`N1: says what the text became elsewhere while another was typed (${language})`, () => {
      const shown = html(row('Milk', 'Rice milk', {}, true), language);
      assert.equal(textOf(shown), texts.changed('Rice milk'));
    });
  }

  it('N3: nothing can be dropped beside an item that is gone', () => {
    assert.ok(html(row('Milk')).includes('data-item-id'));
    assert.ok(!html(row('Milk', 'Milk', { isGone: true })).includes('data-item-id'));
  });
});
