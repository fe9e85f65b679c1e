import { useState } from 'react';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { useCommand } from '../../form/useCommand.ts';
import { StatusNote } from '../../notice/StatusNote.tsx';
import { useTexts } from '../../text/useTexts.ts';
import { saveFile } from '../saveFile.ts';
import { diagnosticsTexts } from './text/texts.ts';

const FILE_NAME = 'daybook-diagnostics.json';

/** What the engine did last, for a bug report (SPEC T1). */
export function CopyDiagnostics() {
  const texts = useTexts(diagnosticsTexts);
  const { send, isRunning, failure } = useCommand();
  const [done, setDone] = useState<string | null>(null);

  const copy = async () => {
    setDone(null);
    const result = await send({ command: 'readDiagnostics' });
    if (!result.ok || result.diagnostics === undefined) return;
    try {
      await navigator.clipboard.writeText(result.diagnostics);
      setDone(texts.copied);
    } catch {
      // The browser may refuse the clipboard, as to a tab that has lost the focus meanwhile.
      saveFile({ name: FILE_NAME, text: result.diagnostics });
      setDone(texts.saved(FILE_NAME));
    }
  };

  return (
    <div className="sync-section sync-actions">
      <button type="button" className="button" aria-disabled={isRunning} onClick={copy}>
        {texts.copy}
      </button>
      {done !== null && <StatusNote text={done} />}
      <CommandFailureLine failure={failure} />
    </div>
  );
}
