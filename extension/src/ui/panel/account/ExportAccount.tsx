import { useStore } from 'jotai';
import { useState } from 'react';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { useCommand } from '../../form/useCommand.ts';
import { StatusNote } from '../../notice/StatusNote.tsx';
import { useServices } from '../../services.ts';
import { useTexts } from '../../text/useTexts.ts';
import { saveFile } from '../saveFile.ts';
import { snapshotAtom } from '../snapshotAtom.ts';
import { exportedText, exportFile } from './exportFile.ts';
import { accountTexts } from './text/texts.ts';

/** Saves all data of the account as a file; Pro or not. */
export function ExportAccount() {
  const texts = useTexts(accountTexts);
  const store = useStore();
  const { readRest } = useServices();
  const { send, isRunning, failure, setFailure } = useCommand();
  const [saved, setSaved] = useState<string | null>(null);

  const save = async () => {
    setSaved(null);
    // Without it the file would lack what only this device has (SPEC N10).
    const isRead = await readRest().then(
      () => true,
      () => false,
    );
    if (!isRead) return setFailure('unknown');
    const result = await send({ command: 'exportAccount' });
    if (!result.ok || !result.exported) return;
    const { data, brokenCount } = result.exported;
    const file = exportFile(data, store.get(snapshotAtom));
    saveFile(file);
    setSaved(exportedText(file.name, brokenCount, texts));
  };

  return (
    <>
      <button type="button" className="button" aria-disabled={isRunning} onClick={save}>
        {isRunning ? texts.exporting : texts.export}
      </button>
      {saved !== null && <StatusNote text={saved} />}
      <CommandFailureLine failure={failure} />
    </>
  );
}
