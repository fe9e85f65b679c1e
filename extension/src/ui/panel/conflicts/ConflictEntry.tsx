import { useSetAtom } from 'jotai';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { useCommand } from '../../form/useCommand.ts';
import { announcementAtom } from '../../notice/noticeAtom.ts';
import { useReportFailure } from '../../notice/useReportFailure.ts';
import { formatTime } from '../../text/formatTime.ts';
import { useLocale, useTexts } from '../../text/useTexts.ts';
import { useWrite } from '../../useWrite.ts';
import type { ListedConflict } from './conflictList.ts';
import { describeConflict } from './describeConflict.ts';
import { restoreConflict } from './restoreConflict.ts';
import { conflictTexts } from './text/texts.ts';

/** One lost change, to restore or dismiss. */
export function ConflictEntry({ listed }: { listed: ListedConflict }) {
  const write = useWrite();
  const locale = useLocale();
  const texts = useTexts(conflictTexts);
  const announce = useSetAtom(announcementAtom);
  const reportFailure = useReportFailure();
  const { send, isRunning, failure } = useCommand();
  const { id, at } = listed.conflict;
  const { title, type, what, lost } = describeConflict(listed, locale);

  const dismiss = () => send({ command: 'dismissConflicts', conflictIds: [id] });
  const restore = async () => {
    if (!(await reportFailure(restoreConflict(listed, write)))) return;
    announce(texts.restored(title));
    await dismiss();
  };

  return (
    <li className="conflict">
      <p className="conflict-title">{title}</p>
      <p className="conflict-what">
        {type !== null && (
          <>
            {type} <span aria-hidden="true">·</span>{' '}
          </>
        )}
        {what} <span aria-hidden="true">·</span>{' '}
        <time dateTime={new Date(at).toISOString()}>{formatTime(at, locale.tag)}</time>
      </p>
      {lost.length > 0 && (
        <dl>
          {lost.map(({ label, text, now }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {text}
                {now !== null && <span className="conflict-now">{texts.now(now)}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="button-row">
        <button
          type="button"
          className="button"
          aria-label={texts.restoreItem(title)}
          aria-disabled={isRunning}
          onClick={restore}
        >
          {texts.restore}
        </button>
        <button
          type="button"
          className="button-quiet"
          aria-label={texts.dismissItem(title)}
          aria-disabled={isRunning}
          onClick={dismiss}
        >
          {texts.dismiss}
        </button>
      </div>
      <CommandFailureLine failure={failure} />
    </li>
  );
}
