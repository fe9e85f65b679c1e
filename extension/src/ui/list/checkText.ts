import { VISIBLE_CHARACTER } from '@daybook/protocol/visibleText';

export type TextProblem =
  | { problem: 'empty' | 'invisible' }
  | { problem: 'too-long'; length: number };

export type CheckedText = { text: string } | TextProblem;

/** What was typed as a text that can be stored, or what is wrong with it. `max` is in code points, as schemas count. */
export function checkText(typed: string, max: number): CheckedText {
  const text = typed.trim().toWellFormed();
  const { length } = [...text];
  if (length === 0) return { problem: 'empty' };
  if (!VISIBLE_CHARACTER.test(text)) return { problem: 'invisible' };
  return length > max ? { problem: 'too-long', length } : { text };
}
