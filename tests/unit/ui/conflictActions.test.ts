import assert from 'node:assert/strict';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import type { EditRequest } from '../../../extension/src/ui/data/editWriter.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { announcementAtom, noticeAtom } from '../../../extension/src/ui/notice/noticeAtom.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { aTodo } from '../../fakes/todos.ts';
import { openPages } from './page/openPage.ts';
import { openPanel } from './page/openPanel.ts';

const AT = Date.UTC(2026, 10, 2, 12);

function lost(title: string, minutes: number, more: Partial<Conflict> = {}): Conflict {
  return {
    ...{ id: `${title}.0`, dataType: 'TODOS', itemId: title, side: 'mine', fields: [] },
    ...{ lost: { value: aTodo({ title }), editedAt: 1 }, at: AT + minutes * 60_000 },
    ...more,
  };
}

describe('restoring and dismissing in the panel', () => {
  const open = openPages();
  useQuietConsole('error');

  /** The panel with a conflict log, and what it writes, in the order of what it asks for. */
  async function openLog(...log: Conflict[]) {
    const done: unknown[] = [];
    const state = { failure: null as Error | null };
    const write = async (requests: readonly EditRequest[], epoch?: number) => {
      done.push(['write', requests.map(({ itemId }) => itemId), epoch]);
      if (state.failure) throw state.failure;
    };
    const session = { uid: 'ada', email: null, epoch: 4, importedEpoch: null };
    const stored = { [KEYS.conflicts(0)]: log, [KEYS.session]: session };
    const { page, worker, panel, answer } = await openPanel(open, { stored, write });
    return {
      ...{ page, panel, worker, answer, state, done },
      button: (name: string) => page.find('button', name),
      said: () => page.plain(page.store.get(announcementAtom)),
      /** The log has become this one. */
      become: (left: Conflict[]) =>
        page.act(() => page.store.set(storedAtom, { ...stored, [KEYS.conflicts(0)]: left })),
    };
  }

  it('N4, N7: restores by one write of this session, says it, and takes it out of the log', async () => {
    const { page, worker, button, said, done, answer } = await openLog(lost('Milk', 1));
    await page.click(button('Restore Milk'));
    assert.deepEqual(done, [['write', ['Milk'], 4]]);
    assert.equal(said(), '“Milk” restored');
    assert.deepEqual(worker.taken(), [{ command: 'dismissConflicts', conflictIds: ['Milk.0'] }]);
    await page.click(button('Dismiss Milk'));
    assert.deepEqual(worker.taken(), [], 'while one is under way no other is sent');
    await answer({ ok: false, reason: 'unknown' });
    assert.match(page.text, /Something went wrong/);
  });

  it('N5: keeps in the log what could not be restored', async () => {
    const { page, worker, button, said, state } = await openLog(lost('Milk', 1));
    state.failure = new Error('disk');
    await page.click(button('Restore Milk'));
    assert.match(page.store.get(noticeAtom)?.text ?? '', /could not be saved/);
    assert.equal(said(), '');
    assert.deepEqual(worker.taken(), []);
    state.failure = null;
    await page.click(button('Restore Milk'));
    assert.equal(page.store.get(noticeAtom), null, 'it is stored now');
  });

  it('dismisses without writing anything', async () => {
    const { page, worker, button, done, said } = await openLog(lost('Milk', 1));
    await page.click(button('Dismiss Milk'));
    assert.deepEqual(done, []);
    assert.equal(said(), '');
    assert.deepEqual(worker.taken(), [{ command: 'dismissConflicts', conflictIds: ['Milk.0'] }]);
  });

  it('N7: restores a group by one write and one command, and dismisses it after a question', async () => {
    const group = ['Milk', 'Bread', 'Eggs'].map((title) => lost(title, 1));
    const { page, worker, button, done, said, answer } = await openLog(...group, lost('Tea', 2));
    await page.click(button('Restore all 3'));
    assert.deepEqual(done, [['write', ['Milk', 'Bread', 'Eggs'], 4]]);
    assert.match(said(), /3/);
    const [command, ...others] = worker.taken();
    assert.deepEqual(others, []);
    const conflictIds = ['Eggs.0', 'Bread.0', 'Milk.0'];
    assert.deepEqual(command, { command: 'dismissConflicts', conflictIds });
    await answer({ ok: true });
    await page.click(button('Dismiss all 3'));
    await page.click(button('Cancel'));
    assert.deepEqual(worker.taken(), []);
    await page.click(button('Dismiss all 3'));
    await page.click(page.find('.button-danger'));
    assert.deepEqual(worker.taken(), [{ command: 'dismissConflicts', conflictIds }]);
  });

  it('N6: shows 20 more, goes to the first of them, and keeps the focus when the log gets shorter', async () => {
    const log = Array.from({ length: 25 }, (_, index) => lost(`T${index}`, index));
    const { page, panel, button, become } = await openLog(...log);
    await page.click(button('Show more (5 left)'));
    assert.equal(page.all('.conflict').length, 25);
    assert.equal(page.focused.querySelector('.conflict-title')?.textContent, 'T4');
    await become(log.slice(5));
    assert.ok(page.hasFocus(panel));
  });
});
