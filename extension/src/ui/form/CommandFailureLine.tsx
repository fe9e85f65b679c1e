import type { CommandFailure } from '../../shared/commands.ts';
import { useTexts } from '../text/useTexts.ts';
import { formTexts } from './text/texts.ts';

/** Shows what went wrong and reads it out. A command that the person canceled is no failure. */
export function CommandFailureLine({
  failure,
  id,
}: {
  failure: CommandFailure | null;
  id?: string;
}) {
  const texts = useTexts(formTexts);
  if (failure === null || failure === 'canceled') return null;
  return (
    <p role="alert" className="field-problem" id={id}>
      {texts.failure[failure]}
    </p>
  );
}
