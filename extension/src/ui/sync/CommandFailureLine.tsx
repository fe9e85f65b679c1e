import type { CommandFailure } from '../../local/commands.ts';
import { useMessages } from '../services.ts';

export function CommandFailureLine({ failure }: { failure: CommandFailure | null }) {
  const messages = useMessages().account;
  return (
    failure && (
      <p role="alert" className="field-problem">
        {messages.failure[failure]}
      </p>
    )
  );
}
