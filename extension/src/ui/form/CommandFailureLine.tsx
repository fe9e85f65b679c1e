import type { CommandFailure } from '../../shared/commands.ts';
import { useTexts } from '../text/useTexts.ts';
import { formTexts } from './text/texts.ts';

/** Says and reads out what went wrong; what a person called off is none. */
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
