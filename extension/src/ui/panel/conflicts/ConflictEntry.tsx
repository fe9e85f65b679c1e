import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { formatTime } from '../../text/formatTime.ts';
import { UserText } from '../../text/UserText.tsx';
import { useLocale } from '../../text/useTexts.ts';
import type { ListedConflict } from './conflictList.ts';
import { describeConflict } from './describeConflict.ts';
import { useConflictActions } from './useConflictActions.ts';
import { useKindTexts } from './useKindTexts.ts';

interface Props {
  listed: ListedConflict;
  /** Its group says when it was. */
  isInGroup: boolean;
}

/** One lost change, to restore or dismiss. */
export function ConflictEntry({ listed, isInGroup }: Props) {
  const locale = useLocale();
  const { at, isServerLoss } = listed.conflict;
  const texts = useKindTexts(isServerLoss);
  const { title, type, what, lost } = describeConflict(listed, locale);
  const { restore, dismiss, isRunning, failure } = useConflictActions(
    [listed],
    texts.restored(title),
  );

  return (
    <li className="conflict" tabIndex={-1}>
      <p className="conflict-title">
        <UserText text={title} />
      </p>
      <p className="conflict-what">
        {type !== null && (
          <>
            {type} <span aria-hidden="true">·</span>{' '}
          </>
        )}
        {what}
        {!isInGroup && (
          <>
            {' '}
            <span aria-hidden="true">·</span>{' '}
            <time dateTime={new Date(at).toISOString()}>{formatTime(at, locale.tag)}</time>
          </>
        )}
      </p>
      {lost.length > 0 && (
        <dl>
          {lost.map(({ label, text, now }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <UserText text={text} />
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
