import { checkText, type TextProblem } from './checkText.ts';

/** What an editor is left with. */
export interface EditorState {
  /** What it opened with. */
  text: string;
  /** Null where nothing was typed. */
  typed: string | null;
  /** The longest text, in code points. */
  max: number;
  /** The item was deleted elsewhere meanwhile. */
  isGone: boolean;
}

export type Finish =
  | { does: 'close' }
  | { does: 'save'; text: string }
  /** It stays open and says what is wrong. */
  | { does: 'explain'; problem: TextProblem };

/**
 * What becomes of an editor that is left, by Enter or otherwise. A text that is what it opened with is no change (SPEC
 * N2); of an item that is gone, Enter saves it all the same (SPEC N3).
 */
export function finishEditing({ text, typed, max, isGone }: EditorState, byEnter: boolean): Finish {
  const checked = typed === null || typed === text ? { text } : checkText(typed, max);
  if ('problem' in checked) {
    // Leaving an emptied field cancels; a text that is too long is kept.
    if (checked.problem === 'empty' && !byEnter) return { does: 'close' };
    return { does: 'explain', problem: checked };
  }
  const isKept = checked.text === text && !(isGone && byEnter);
  return isKept ? { does: 'close' } : { does: 'save', text: checked.text };
}
