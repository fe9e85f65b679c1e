import assert from 'node:assert/strict';
import { createElement } from 'react';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import type { EditRequest } from '../../../extension/src/ui/data/editWriter.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { announcementAtom } from '../../../extension/src/ui/notice/noticeAtom.ts';
import { Todos } from '../../../extension/src/ui/todos/Todos.tsx';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo } from '../../fakes/todos.ts';
import { openPages } from './page/openPage.ts';

const ROW_HEIGHT = 40;
/** The list is scrolled: what is 100 px from its top is at the top of the window. */
const SCROLLED = 100;

const titled = (titles: readonly string[]) => {
  const entries = titles.map((title, index) => [
    title,
    { value: aTodo({ title, order: `a${index}` }), editedAt: 1, version: 1 },
  ]);
  return storedItems('server', 'TODOS', Object.fromEntries(entries));
};

/** Says where it is, px from the top of the list: the document has no layout. */
function placeRow(row: HTMLElement, offsetTop: number): void {
  const rect = { top: offsetTop - SCROLLED, height: ROW_HEIGHT };
  Object.defineProperties(row, {
    offsetTop: { value: offsetTop },
    offsetHeight: { value: ROW_HEIGHT },
    getBoundingClientRect: { value: () => rect },
  });
}

describe('dragging a row of the list', () => {
  const open = openPages();

  /** A list of Milk, Bread and Eggs, whose rows are below each other, and what a drag does to it. */
  async function openList() {
    const written: (readonly EditRequest[])[] = [];
    const write = async (requests: readonly EditRequest[]) => void written.push(requests);
    const stored = titled(['Milk', 'Bread', 'Eggs']);
    const page = await open(createElement(Todos), { stored, services: { write } });
    for (const [index, row] of page.all('li').entries()) placeRow(row, index * ROW_HEIGHT);
    const dataTransfer = {
      effectAllowed: 'all',
      dropEffect: 'none',
      data: {} as Record<string, string>,
      setData: (type: string, text: string) => {
        dataTransfer.data[type] = text;
      },
    };
    const row = (title: string) => page.find('li', title);
    const fire = (target: HTMLElement, type: string, more: object = {}) =>
      page.fire(target, type, { dataTransfer, ...more });
    return {
      ...{ page, written, dataTransfer, row },
      start: (title: string) => fire(row(title), 'dragstart'),
      /** `down` is how far from the upper edge of the row, px. */
      over: (title: string, down: number) =>
        fire(row(title), 'dragover', { clientY: row(title).getBoundingClientRect().top + down }),
      /** Between rows. */
      overList: () => fire(page.find('ul'), 'dragover', { clientY: 0 }),
      drop: (title: string) => fire(row(title), 'drop'),
      end: (title: string) => fire(row(title), 'dragend'),
      /** Where the line is that shows what dropping would do, px from the top of the list; null without one. */
      lineTop: () => {
        const [line] = page.all('.drop-line');
        return line ? Number.parseInt(line.style.top, 10) : null;
      },
      isDragged: (title: string) => row(title).hasAttribute('data-dragged'),
      said: () => page.plain(page.store.get(announcementAtom)),
    };
  }

  for (const [dragged, over, down, place, order] of [
    ['Milk', 'Eggs', 30, 3, ['Bread', 'Eggs', 'Milk']],
    ['Milk', 'Eggs', 10, 2, ['Bread', 'Milk', 'Eggs']],
    ['Eggs', 'Milk', 10, 1, ['Eggs', 'Milk', 'Bread']],
    ['Eggs', 'Milk', 30, 2, ['Milk', 'Eggs', 'Bread']],
    // Half of it is still its upper half.
    ['Eggs', 'Milk', 20, 1, ['Eggs', 'Milk', 'Bread']],
  ] as const) {
    it(`moves ${dragged} to place ${place} when it is dropped ${down} px down in ${over}`, async () => {
      const { page, written, start, over: dragOver, drop, said } = await openList();
      await start(dragged);
      await dragOver(over, down);
      await drop(over);
      assert.equal(written.length, 1);
      const [request, ...others] = written[0] ?? [];
      assert.deepEqual(others, []);
      assert.equal(request?.itemId, dragged);
      const stored = titled(['Milk', 'Bread', 'Eggs']);
      const edit = { id: 'E1', epoch: 0, madeAt: 1, ...request };
      await page.act(() => page.store.set(storedAtom, { ...stored, [KEYS.edit('E1')]: edit }));
      const shown = page.all('li').map((row) => row.textContent);
      assert.deepEqual(shown, order);
      assert.equal(said(), `“${dragged}” is now ${place} of 3`);
    });
  }

  it('shows by a line where it would go, for as long as it is dragged', async () => {
    const list = await openList();
    assert.equal(list.lineTop(), null);
    await list.start('Milk');
    assert.equal(list.lineTop(), null);
    await list.over('Eggs', 30);
    assert.equal(list.lineTop(), 120);
    await list.over('Eggs', 10);
    assert.equal(list.lineTop(), 80);
    await list.over('Bread', 10);
    assert.equal(list.lineTop(), 40);
    await list.overList();
    assert.equal(list.lineTop(), 40, 'between rows it stays');
    await list.end('Milk');
    assert.equal(list.lineTop(), null);
    await list.start('Milk');
    await list.over('Eggs', 30);
    await list.drop('Eggs');
    assert.equal(list.lineTop(), null);
  });

  it('marks the row that is dragged, once its image is made', async () => {
    const list = await openList();
    const frames: (() => void)[] = [];
    globalThis.requestAnimationFrame = (callback) => frames.push(callback as () => void);
    await list.start('Bread');
    assert.equal(list.isDragged('Bread'), false);
    for (const draw of frames.splice(0)) draw();
    assert.deepEqual(['Milk', 'Bread', 'Eggs'].map(list.isDragged), [false, true, false]);
    await list.end('Bread');
    assert.equal(list.isDragged('Bread'), false);
    await list.start('Milk');
    await list.end('Milk');
    for (const draw of frames) draw();
    assert.equal(list.isDragged('Milk'), false, 'a drag that is over already');
  });

  it('can be dropped on the list, as a move, and elsewhere as its text', async () => {
    const list = await openList();
    await list.start('Milk');
    assert.equal(list.dataTransfer.effectAllowed, 'move');
    assert.deepEqual(list.dataTransfer.data, { 'text/plain': 'Milk' });
    assert.equal(await list.over('Eggs', 30), true);
    assert.equal(list.dataTransfer.dropEffect, 'move');
    assert.equal(await list.overList(), true);
    // Else the browser may open what is dropped.
    assert.equal(await list.drop('Eggs'), true);
  });

  it('moves nothing when it is dropped on itself, before it was over a row, or is let go elsewhere', async () => {
    const { written, said, ...list } = await openList();
    await list.start('Milk');
    await list.over('Milk', 30);
    await list.over('Bread', 10);
    assert.equal(list.lineTop(), 40, 'the same place');
    await list.drop('Bread');
    await list.start('Milk');
    await list.drop('Eggs');
    await list.start('Milk');
    await list.over('Eggs', 30);
    await list.end('Milk');
    await list.drop('Eggs');
    assert.deepEqual(written, []);
    assert.equal(said(), '');
  });

  it('concerns only rows: what comes from elsewhere is left to the browser', async () => {
    const { page, written, ...list } = await openList();
    assert.equal(await list.over('Eggs', 30), false);
    assert.equal(list.dataTransfer.dropEffect, 'none');
    assert.equal(list.lineTop(), null);
    await page.fire(page.find('ul'), 'dragstart', { dataTransfer: list.dataTransfer });
    assert.deepEqual(list.dataTransfer.data, {});
    assert.equal(await list.over('Eggs', 30), false);
    await list.drop('Eggs');
    assert.deepEqual(written, []);
  });

  it('ends where its row is gone meanwhile, and starts anew with another', async () => {
    const { page, written, ...list } = await openList();
    await list.start('Milk');
    await list.over('Eggs', 30);
    await page.act(() => page.store.set(storedAtom, titled(['Bread', 'Eggs'])));
    assert.equal(await list.over('Bread', 10), false);
    assert.equal(list.lineTop(), null);
    await list.drop('Bread');
    assert.deepEqual(written, []);
    await list.start('Eggs');
    await list.over('Bread', 10);
    await list.drop('Bread');
    assert.equal(written.length, 1);
  });
});
