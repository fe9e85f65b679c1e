import { useState } from 'react';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { ConfirmButtons } from '../../form/ConfirmButtons.tsx';
import { formTexts } from '../../form/text/texts.ts';
import { useCommand } from '../../form/useCommand.ts';
import { useTexts } from '../../text/useTexts.ts';
import { accountTexts } from './text/texts.ts';

/** Signs out; with changes that the account doesn't have yet, only after a confirmation. */
export function SignOut({ pending }: { pending: number }) {
  const texts = useTexts(accountTexts);
  const { 'pending-changes': pendingChanges } = useTexts(formTexts).failure;
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
          {isRunning ? texts.signingOut : texts.signOut}
        </button>
        <CommandFailureLine failure={failure} />
      </>
    );
  }

  return (
    <div className="sign-out-question">
      <p role="alert">{pending > 0 ? texts.unsentWarning(pending) : pendingChanges}</p>
      <ConfirmButtons
        confirm={isRunning ? texts.signingOut : texts.signOutAnyway}
        isRunning={isRunning}
        onCancel={cancel}
        onConfirm={() => signOut(true)}
      />
      {failure !== 'pending-changes' && <CommandFailureLine failure={failure} />}
    </div>
  );
}
