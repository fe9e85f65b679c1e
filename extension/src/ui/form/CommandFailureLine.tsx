import type { CommandFailure } from '../../shared/commands.ts';
import { useAccountMessages } from '../panel/account/text/useAccountMessages.ts';

/** Says and reads out what went wrong; what a person called off is none. */
export function CommandFailureLine({
  failure,
  id,
}: {
  failure: CommandFailure | null;
  id?: string;
}) {
  const messages = useAccountMessages();
  if (failure === null || failure === 'canceled') return null;
  return (
    <p role="alert" className="field-problem" id={id}>
      {messages.failure[failure]}
    </p>
  );
}
