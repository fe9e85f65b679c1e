import { useMessages } from '../services.ts';
import { MAX_TITLE_LENGTH, type TitleProblem } from './checkText.ts';

/** Says what is wrong with a title; the field it belongs to names it in aria-describedby. */
export function TextProblemLine({ id, problem }: { id: string; problem: TitleProblem | null }) {
  const messages = useMessages().todos;
  if (!problem) return null;
  return (
    <p className="field-problem" id={id} role="alert">
      {problem.problem === 'empty'
        ? messages.titleEmpty
        : messages.titleTooLong(problem.length, MAX_TITLE_LENGTH)}
    </p>
  );
}
