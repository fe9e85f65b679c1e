import assert from 'node:assert/strict';
import type { Todo } from '@daybook/protocol';
import { createElement, Fragment } from 'react';
import { createEditWriter, type WriteEdits } from '../../../extension/src/ui/data/editWriter.ts';
import { beginReading } from '../../../extension/src/ui/data/firstReading.ts';
import { followStorage } from '../../../extension/src/ui/data/followStorage.ts';
import { Notice } from '../../../extension/src/ui/notice/Notice.tsx';
import { announcementAtom } from '../../../extension/src/ui/notice/noticeAtom.ts';
import { todosAtom } from '../../../extension/src/ui/todos/atom.ts';
import { Todos } from '../../../extension/src/ui/todos/Todos.tsx';
import { FakeStorage, storageEvents } from '../../fakes/fakeStorage.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo } from '../../fakes/todos.ts';
import { openPages } from './page/openPage.ts';

const titled = (titles: readonly string[]) => {
  const entries = titles.map((title, index) => [
    title,
    { value: aTodo({ title, order: `a${index}` }), editedAt: 1, version: 1 },
  ]);
  return storedItems('server', 'TODOS', Object.fromEntries(entries));
};

describe('the rows of the list', () => {
  const open = openPages();
  const printed = useQuietConsole('error');

  /** A tab with a storage of its own, and these todos. */
  async function openTab(...titles: string[]) {
    const storage = new FakeStorage(titled(titles));
    let write: WriteEdits = async () => undefined;
    const services = { write: (...args: Parameters<WriteEdits>) => write(...args) };
    const page = await open(null);
    const { store } = page;
    let ids = 0;
    write = createEditWriter({ storage, store, now: () => 5_000, newId: () => `E${++ids}` });
    await followStorage(storage, store, beginReading(storage, ['TODOS']));
    const scrolledTo: string[] = [];
    page.onCall('Element', 'scrollIntoView', (row) => scrolledTo.push(row.dataset.itemId ?? ''));
    await page.show(createElement(Fragment, null, createElement(Todos), createElement(Notice)), {
      services,
    });
    const button = (name: string | RegExp) => page.find('button', name);
    return {
      ...{ page, storage, button, scrolledTo },
      titles: () => store.get(todosAtom).map(({ value }) => value.title),
      row: (title: string) => page.find('li', title),
      said: () => page.plain(store.get(announcementAtom)),
      focus: () => page.nameOf(page.focused),
      /** Another tab or device does it. */
      elsewhere: async (todos: Record<string, Todo>) => {
        const items = Object.entries(todos).map(([id, value]) => [
          id,
          { value, editedAt: 2, version: 2 },
        ]);
        const keys = Object.keys(await storage.get()).filter((key) => key.startsWith('server:'));
        const emptied = Object.fromEntries(keys.map((key) => [key, '{}']));
        const stored = storedItems('server', 'TODOS', Object.fromEntries(items));
        await storage.set({ ...emptied, ...stored });
        await page.act(storageEvents);
      },
      editor: () => page.find<HTMLInputElement>('[aria-label="Title"]'),
    };
  }

  it('move by the arrow keys with Alt, one place at a time, and stay in view', async () => {
    const { page, row, titles, said, scrolledTo } = await openTab('Milk', 'Bread', 'Eggs');
    assert.equal(await page.key(row('Milk'), 'ArrowDown', { altKey: true }), true);
    assert.deepEqual(titles(), ['Bread', 'Milk', 'Eggs']);
    assert.equal(said(), '“Milk” is now 2 of 3');
    assert.deepEqual(scrolledTo, ['Milk']);
    await page.key(row('Eggs'), 'ArrowUp', { altKey: true });
    assert.deepEqual(titles(), ['Bread', 'Eggs', 'Milk']);
    assert.equal(said(), '“Eggs” is now 2 of 3');
    assert.deepEqual(scrolledTo, ['Milk', 'Eggs']);
  });

  it('leave other keys, and the arrows alone, to the browser', async () => {
    const { page, row, titles, said } = await openTab('Milk', 'Bread');
    assert.equal(await page.key(row('Milk'), 'ArrowDown'), false);
    assert.equal(await page.key(row('Milk'), 'ArrowLeft', { altKey: true }), false);
    assert.deepEqual(titles(), ['Milk', 'Bread']);
    assert.equal(said(), '');
  });

  it('say nothing where there is no place further', async () => {
    const { page, row, titles, said, scrolledTo } = await openTab('Milk', 'Bread');
    await page.key(row('Milk'), 'ArrowUp', { altKey: true });
    assert.deepEqual(titles(), ['Milk', 'Bread']);
    assert.equal(said(), '');
    assert.deepEqual(scrolledTo, []);
  });

  it('say that a move could not be stored, and stay', async () => {
    const { page, row, titles, said, storage, scrolledTo } = await openTab('Milk', 'Bread');
    storage.failNextWrite(new Error('disk'));
    await page.key(row('Milk'), 'ArrowDown', { altKey: true });
    assert.deepEqual(titles(), ['Milk', 'Bread']);
    assert.equal(said(), '');
    assert.deepEqual(scrolledTo, []);
    assert.match(page.text, /could not be saved/);
    await page.key(row('Milk'), 'ArrowDown', { altKey: true });
    assert.deepEqual(titles(), ['Bread', 'Milk']);
    assert.doesNotMatch(page.text, /could not be saved/, 'it is stored now');
  });

  it('move by buttons and bare arrows once asked to, and give the focus back', async () => {
    const { page, button, row, titles, focus } = await openTab('Milk', 'Bread', 'Eggs');
    await page.click(button('Move Milk'));
    assert.equal(focus(), 'Move Milk up');
    await page.click(button('Move Milk down'));
    assert.deepEqual(titles(), ['Bread', 'Milk', 'Eggs']);
    await page.key(row('Milk'), 'ArrowDown');
    assert.deepEqual(titles(), ['Bread', 'Eggs', 'Milk']);
    await page.click(button('Move Milk up'));
    assert.deepEqual(titles(), ['Bread', 'Milk', 'Eggs']);
    await page.click(button('Done moving'));
    assert.equal(focus(), 'Move Milk');
    await page.click(button('Move Milk'));
    await page.key(button('Move Milk down'), 'Escape');
    assert.equal(focus(), 'Move Milk');
  });

  it('end moving when the focus goes elsewhere, and leave it there', async () => {
    const { page, button, focus } = await openTab('Milk', 'Bread');
    await page.click(button('Move Milk'));
    await page.focus(button('Move Milk down'));
    assert.equal(focus(), 'Move Milk down');
    await page.focus(button('Edit Bread'));
    assert.equal(focus(), 'Edit Bread');
    assert.ok(button('Move Milk'));
  });

  it('are edited in their places, and give the focus back when it ends by keyboard', async () => {
    const { page, button, editor, titles, focus } = await openTab('Milk', 'Bread');
    await page.click(button('Edit Milk'));
    assert.ok(page.hasFocus(editor()));
    assert.equal(editor().value, 'Milk');
    await page.type(editor(), 'Oat milk');
    await page.submit(page.find('.text-editor'));
    assert.deepEqual(titles(), ['Oat milk', 'Bread']);
    assert.equal(focus(), 'Edit Oat milk');
    await page.click(button('Edit Bread'));
    await page.type(editor(), 'Rye');
    await page.key(editor(), 'Escape');
    assert.deepEqual(titles(), ['Oat milk', 'Bread']);
    assert.equal(focus(), 'Edit Bread');
    await page.click(button('Edit Bread'));
    assert.equal(editor().value, 'Bread', 'it opens with what is there');
    await page.type(editor(), 'Rye');
    await page.focus(button('Edit Oat milk'));
    assert.deepEqual(titles(), ['Oat milk', 'Rye']);
    assert.equal(focus(), 'Edit Oat milk');
  });

  it('N5: keep the editor open, with what was typed, where it could not be stored', async () => {
    const { page, button, editor, titles, storage } = await openTab('Milk');
    await page.click(button('Edit Milk'));
    await page.type(editor(), 'Oat milk');
    storage.failNextWrite(new Error('disk'));
    await page.submit(page.find('.text-editor'));
    assert.match(page.text, /could not be saved/);
    assert.equal(editor().value, 'Oat milk');
    assert.deepEqual(titles(), ['Milk']);
    await page.submit(page.find('.text-editor'));
    assert.deepEqual(titles(), ['Oat milk']);
  });

  it('say what is wrong with a text at Enter, until another is typed; left empty they stay', async () => {
    const { page, button, editor, titles } = await openTab('Milk');
    const problem = () =>
      page
        .all('[role="alert"]')
        .map((line) => page.nameOf(line))
        .join();
    await page.click(button('Edit Milk'));
    await page.type(editor(), ' ');
    await page.submit(page.find('.text-editor'));
    assert.equal(problem(), 'A todo needs a title.');
    assert.equal(editor().getAttribute('aria-invalid'), 'true');
    await page.type(editor(), 'x'.repeat(501));
    assert.equal(problem(), '');
    await page.submit(page.find('.text-editor'));
    assert.match(problem(), /up to 500 characters; this one has 501/);
    await page.type(editor(), '');
    await page.focus(page.find('[id="new-todo"]'));
    assert.deepEqual(titles(), ['Milk']);
    assert.ok(button('Edit Milk'));
  });

  it('leave Escape that ends a composition to the input method', async () => {
    const { page, button, editor } = await openTab('Milk');
    await page.click(button('Edit Milk'));
    await page.key(editor(), 'Escape', { isComposing: true });
    assert.ok(editor());
    await page.key(editor(), 'a');
    assert.ok(editor());
  });

  it('are all there, however many, though the first paint has but a screenful', async () => {
    const titles = Array.from({ length: 100 }, (_, index) => `T${String(index).padStart(3, '0')}`);
    const { page } = await openTab(...titles);
    assert.equal(page.all('li').length, 100);
  });

  it('N1, N2: follow what happens elsewhere until something is typed, then only say it', async () => {
    const { page, button, editor, elsewhere, titles } = await openTab('Milk', 'Bread');
    const bread = aTodo({ title: 'Bread', order: 'a1' });
    await page.click(button('Edit Milk'));
    await elsewhere({ Milk: aTodo({ title: 'Rice milk' }), Bread: bread });
    assert.equal(editor().value, 'Rice milk');
    assert.doesNotMatch(page.text, /elsewhere/);
    await page.type(editor(), 'Oat milk');
    await elsewhere({ Milk: aTodo({ title: 'Soy milk' }), Bread: bread });
    assert.equal(editor().value, 'Oat milk');
    assert.match(page.text, /Changed elsewhere in the meantime to “Soy milk”/);
    await page.submit(page.find('.text-editor'));
    assert.deepEqual(titles(), ['Oat milk', 'Bread']);
  });

  it('N3: keep the editor of what is deleted elsewhere, and go to the next row when it is let go', async () => {
    const { page, button, editor, elsewhere, titles, focus } = await openTab('Milk', 'Bread');
    await page.click(button('Edit Milk'));
    await elsewhere({ Bread: aTodo({ title: 'Bread', order: 'a1' }) });
    assert.match(page.text, /Deleted elsewhere/);
    assert.deepEqual(titles(), ['Bread']);
    await page.key(editor(), 'Escape');
    assert.deepEqual(titles(), ['Bread']);
    assert.equal(page.focused.getAttribute('type'), 'checkbox');
    assert.equal(page.focused.closest('li')?.getAttribute('data-item-id'), 'Bread');
    assert.equal(page.all('li').length, 1);
    await page.click(button('Edit Bread'));
    await elsewhere({});
    await page.submit(page.find('.text-editor'));
    assert.deepEqual(titles(), ['Bread'], 'Enter brings it back');
    assert.equal(focus(), 'Edit Bread');
  });

  it('can be brought back after they were deleted, and the focus goes on in the list', async () => {
    const { page, button, titles } = await openTab('Milk', 'Bread', 'Eggs');
    const focusedRow = () => page.focused.closest('li')?.getAttribute('data-item-id');
    await page.click(button('Delete Milk'));
    assert.deepEqual(titles(), ['Bread', 'Eggs']);
    assert.equal(focusedRow(), 'Bread');
    await page.click(button('Delete Eggs'));
    assert.equal(focusedRow(), 'Bread', 'the one before, where none is next');
    assert.match(page.text, /“Eggs” deleted/);
    await page.click(button('Undo'));
    assert.deepEqual(titles(), ['Bread', 'Eggs']);
    assert.doesNotMatch(page.text, /deleted/);
    await page.click(button('Delete Bread'));
    await page.click(button('Delete Eggs'));
    assert.equal(page.focused.getAttribute('id'), 'new-todo');
  });

  it('N5: stay, and say why, where a deletion could not be stored', async () => {
    const { page, button, titles, storage } = await openTab('Milk');
    const failure = new Error('QUOTA_BYTES quota exceeded');
    storage.failNextWrite(failure);
    await page.click(button('Delete Milk'));
    assert.deepEqual(printed, [['Could not store a change', failure]]);
    assert.deepEqual(titles(), ['Milk']);
    assert.match(page.text, /The storage of this device is full/);
    assert.doesNotMatch(page.text, /deleted|Undo/);
  });

  it('are ticked and unticked', async () => {
    const { page, titles } = await openTab('Milk');
    const box = page.all<HTMLInputElement>('input').find(({ type }) => type === 'checkbox');
    assert.ok(box);
    const isDone = () => page.store.get(todosAtom)[0]?.value.done;
    await page.click(box);
    assert.equal(isDone(), true);
    assert.match(page.text, /1 of 1 done/);
    await page.click(box);
    assert.equal(isDone(), false);
    assert.deepEqual(titles(), ['Milk']);
  });
});

describe('the field for a new todo', () => {
  const open = openPages();
  useQuietConsole('error');

  /** With the todos in it, whose writes fail while `failure` says so. */
  async function openField() {
    const state = { failure: null as Error | null, whileStoring: () => {} };
    let write: WriteEdits = async () => undefined;
    const page = await open(null);
    let ids = 0;
    const storage = {
      set: async () => {
        state.whileStoring();
        if (state.failure) throw state.failure;
      },
    };
    const newId = () => `N${++ids}`;
    const scrolledTo: string[] = [];
    page.onCall('Element', 'scrollIntoView', (row) => scrolledTo.push(page.nameOf(row)));
    write = createEditWriter({ storage, store: page.store, now: () => 5_000, newId });
    await page.show(createElement(Fragment, null, createElement(Todos), createElement(Notice)), {
      services: { write, newId },
    });
    const field = page.find<HTMLInputElement>('[id="new-todo"]');
    const add = async (text: string) => {
      await page.type(field, text);
      await page.submit(page.find('.new-todo'));
    };
    return {
      page,
      field,
      add,
      state,
      scrolledTo,
      titles: () => page.store.get(todosAtom).map(({ value }) => value.title),
    };
  }

  it('adds at the end, says so, shows the new row, and is ready for the next', async () => {
    const { page, field, add, titles, scrolledTo } = await openField();
    await add('  Milk ');
    await add('Bread');
    assert.deepEqual(titles(), ['Milk', 'Bread']);
    assert.equal(page.plain(page.store.get(announcementAtom)), '“Bread” added');
    assert.deepEqual(scrolledTo, ['Milk', 'Bread']);
    assert.equal(field.value, '');
    assert.ok(page.hasFocus(field));
  });

  it('D21: says what is wrong with a text until another is typed, and adds nothing', async () => {
    const { page, field, add, titles } = await openField();
    await add('\u200b');
    assert.equal(field.getAttribute('aria-invalid'), 'true');
    assert.equal(
      page.find('[role="alert"]').getAttribute('id'),
      field.getAttribute('aria-describedby'),
    );
    await page.type(field, 'x');
    assert.equal(field.getAttribute('aria-invalid'), 'false');
    assert.deepEqual(titles(), []);
  });

  it('N5: has a text back that could not be stored, unless the next is being typed', async () => {
    const { page, field, add, state, titles } = await openField();
    state.failure = new Error('disk');
    await add('Milk');
    assert.equal(field.value, 'Milk');
    assert.deepEqual(titles(), []);
    assert.match(page.text, /could not be saved/);
    assert.doesNotMatch(page.text, /What you typed/);
  });

  it('N5: says what could not be stored where the next is being typed already', async () => {
    const { page, field, add, state } = await openField();
    state.failure = new Error('disk');
    state.whileStoring = () => page.typeMeanwhile(field, 'Br');
    await add('Milk');
    assert.equal(field.value, 'Br');
    assert.match(page.text, /What you typed: “Milk”/);
  });
});
