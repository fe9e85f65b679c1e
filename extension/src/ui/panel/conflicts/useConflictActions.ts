import { useSetAtom } from 'jotai';
import { useCommand } from '../../form/useCommand.ts';
import { announcementAtom } from '../../notice/noticeAtom.ts';
import { useReportFailure } from '../../notice/useReportFailure.ts';
import { useWrite } from '../../useWrite.ts';
import type { ListedConflict } from './conflictList.ts';
import { restoreConflicts } from './restoreConflicts.ts';

/** Restores or dismisses some entries of the conflict log together, by one write and one command (SPEC N7). */
export function useConflictActions(entries: readonly ListedConflict[], restoredText: string) {
  const write = useWrite();
  const announce = useSetAtom(announcementAtom);
  const reportFailure = useReportFailure();
  const { send, isRunning, failure } = useCommand();

  const dismiss = () =>
    send({ command: 'dismissConflicts', conflictIds: entries.map(({ conflict }) => conflict.id) });
  const restore = async () => {
    if (!(await reportFailure(restoreConflicts(entries, write)))) return;
    announce(restoredText);
    await dismiss();
  };

  return { restore, dismiss, isRunning, failure };
}
