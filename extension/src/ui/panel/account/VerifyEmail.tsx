import { useEffect, useState } from 'react';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { useCommand } from '../../form/useCommand.ts';
import { StatusNote } from '../../notice/StatusNote.tsx';
import { useServices } from '../../services.ts';
import { useTexts } from '../../text/useTexts.ts';
import { accountTexts } from './text/texts.ts';

/** Says that the address isn't verified yet, and checks again each time the tab becomes visible (SPEC U5). */
export function VerifyEmail() {
  const { sendCommand } = useServices();
  const texts = useTexts(accountTexts);
  const { send, isRunning, failure } = useCommand();
  const [isSent, setSent] = useState(false);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void sendCommand({ command: 'refreshAccount' });
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [sendCommand]);

  const sendAgain = async () => {
    setSent(false);
    const { ok } = await send({ command: 'sendVerification' });
    setSent(ok);
  };

  return (
    <div className="verify-email">
      <p className="account-note">{texts.verifyExplanation}</p>
      <button type="button" className="button-quiet" aria-disabled={isRunning} onClick={sendAgain}>
        {isRunning ? texts.sending : texts.sendAgain}
      </button>
      {isSent && <StatusNote text={texts.verificationSent} />}
      <CommandFailureLine failure={failure} />
    </div>
  );
}
