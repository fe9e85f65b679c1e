/** Unicode code points, as the schema of a todo counts them. */
export const MAX_TITLE_LENGTH = 500;

export type TitleProblem = { problem: 'empty' } | { problem: 'too-long'; length: number };

export type CheckedTitle = { title: string } | TitleProblem;

/** What was typed as a title that can be stored, or what is wrong with it. */
export function checkText(typed: string): CheckedTitle {
  const title = typed.trim().toWellFormed();
  const { length } = [...title];
  if (length === 0) return { problem: 'empty' };
  return length > MAX_TITLE_LENGTH ? { problem: 'too-long', length } : { title };
}
