import { CommandFailureLine } from '../form/CommandFailureLine.tsx';
import { useCommand } from '../form/useCommand.ts';
import { useMessages } from '../services.ts';

export function SyncNow() {
  const messages = useMessages().sync;
  const { send, isRunning, failure } = useCommand();
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={isRunning}
        onClick={() => send({ command: 'syncNow' })}
      >
        {messages.syncNow}
      </button>
      <CommandFailureLine failure={failure} />
    </>
  );
}
