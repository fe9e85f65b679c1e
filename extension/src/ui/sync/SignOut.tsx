import { useState } from 'react';
import { useMessages } from '../services.ts';
import { CommandFailureLine } from './CommandFailureLine.tsx';
import { useCommand } from './useCommand.ts';

/** Signs out; with changes that the account doesn't have yet, only when asked a second time. */
export function SignOut({ pending }: { pending: number }) {
  const messages = useMessages().account;
  const { send, isRunning, failure, clearFailure } = useCommand();
  const [isAsking, setAsking] = useState(false);
  // The worker may know of changes that this tab doesn't.
  const isUnsent = (isAsking && pending > 0) || failure === 'pending-changes';

  const signOut = (discardPending: boolean) => send({ command: 'signOut', discardPending });
  const cancel = () => {
    setAsking(false);
    clearFailure();
  };

  if (!isUnsent) {
    return (
      <>
        <button
          type="button"
          className="button"
          aria-disabled={isRunning}
          onClick={() => (pending > 0 ? setAsking(true) : signOut(false))}
        >
          {isRunning ? messages.signingOut : messages.signOut}
        </button>
        <CommandFailureLine failure={failure} />
      </>
    );
  }

  return (
    <div className="sign-out-question">
      <p role="alert">
        {pending > 0 ? messages.unsentWarning(pending) : messages.failure['pending-changes']}
      </p>
      <div className="button-row">
        <button
          type="button"
          className="button"
          onClick={cancel}
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the button just pressed, and is the safe answer
          autoFocus
        >
          {messages.cancel}
        </button>
        <button
          type="button"
          className="button button-danger"
          aria-disabled={isRunning}
          onClick={() => signOut(true)}
        >
          {isRunning ? messages.signingOut : messages.signOutAnyway}
        </button>
      </div>
      {failure !== 'pending-changes' && <CommandFailureLine failure={failure} />}
    </div>
  );
}
