import { CommandFailureLine } from '../form/CommandFailureLine.tsx';
import { useCommand } from '../form/useCommand.ts';
import { useTexts } from '../text/useTexts.ts';
import { panelTexts } from './text/texts.ts';

export function SyncNow() {
  const texts = useTexts(panelTexts);
  const { send, isRunning, failure } = useCommand();
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={isRunning}
        onClick={() => send({ command: 'syncNow' })}
      >
        {texts.syncNow}
      </button>
      <CommandFailureLine failure={failure} />
    </>
  );
}
