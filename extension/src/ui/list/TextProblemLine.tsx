import type { TextProblem } from './checkText.ts';

export interface TextProblemTexts {
  empty: string;
  invisible: string;
  tooLong: (length: number, max: number) => string;
}

interface Props {
  id: string;
  problem: TextProblem | null;
  max: number;
  texts: TextProblemTexts;
}

/** Says what is wrong with a text; the field it belongs to names it in aria-describedby. */
export function TextProblemLine({ id, problem, max, texts }: Props) {
  if (!problem) return null;
  return (
    <p className="field-problem" id={id} role="alert">
      {problem.problem === 'too-long' ? texts.tooLong(problem.length, max) : texts[problem.problem]}
    </p>
  );
}
