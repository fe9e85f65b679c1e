import { useMessages } from '../services.ts';
import { CommandFailureLine } from './CommandFailureLine.tsx';
import { useCommand } from './useCommand.ts';

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
