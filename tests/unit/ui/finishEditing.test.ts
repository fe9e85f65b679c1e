import assert from 'node:assert/strict';
import {
  type EditorState,
  type Finish,
  finishEditing,
} from '../../../extension/src/ui/list/finishEditing.ts';

const CLOSE: Finish = { does: 'close' };
const OPENED: EditorState = { text: 'Milk', typed: null, max: 10, isGone: false };

const save = (text: string): Finish => ({ does: 'save', text });

describe('finishEditing', () => {
  it('N2: left untouched, or with the text that it opened with, it writes nothing', () => {
    for (const byEnter of [true, false]) {
      for (const typed of [null, 'Milk', ' Milk ']) {
        assert.deepEqual(finishEditing({ ...OPENED, typed }, byEnter), CLOSE);
      }
    }
  });

  it('N2: nor does one whose text could not be typed like this', () => {
    for (const text of [' Milk', '', 'Longer than ten']) {
      assert.deepEqual(finishEditing({ ...OPENED, text }, false), CLOSE);
      assert.deepEqual(finishEditing({ ...OPENED, text, typed: text }, true), CLOSE);
    }
  });

  it('saves what was typed, by Enter and when it is left', () => {
    for (const byEnter of [true, false]) {
      assert.deepEqual(finishEditing({ ...OPENED, typed: ' Oats ' }, byEnter), save('Oats'));
    }
  });

  it('N3: of an item that is gone, Enter saves the text even as it was, and leaving it does not', () => {
    for (const typed of [null, 'Milk']) {
      const state = { ...OPENED, typed, isGone: true };
      assert.deepEqual(finishEditing(state, true), save('Milk'));
      assert.deepEqual(finishEditing(state, false), CLOSE);
    }
  });

  it('N3: of an item that is gone, what was typed is saved either way', () => {
    for (const byEnter of [true, false]) {
      const state = { ...OPENED, typed: 'Oats', isGone: true };
      assert.deepEqual(finishEditing(state, byEnter), save('Oats'));
    }
  });

  it('cancels when an emptied field is left, and says what is wrong at Enter', () => {
    const state = { ...OPENED, typed: ' ' };
    assert.deepEqual(finishEditing(state, false), CLOSE);
    assert.deepEqual(finishEditing(state, true), {
      does: 'explain',
      problem: { problem: 'empty' },
    });
  });

  it('keeps a text that is too long', () => {
    for (const byEnter of [true, false]) {
      assert.deepEqual(finishEditing({ ...OPENED, typed: 'Longer than' }, byEnter), {
        does: 'explain',
        problem: { problem: 'too-long', length: 11 },
      });
    }
  });
});
