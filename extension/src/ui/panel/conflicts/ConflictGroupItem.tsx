import { useId, useState } from 'react';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { ConfirmButtons } from '../../form/ConfirmButtons.tsx';
import { formatTime } from '../../text/formatTime.ts';
import { useLocale } from '../../text/useTexts.ts';
import { ConflictEntry } from './ConflictEntry.tsx';
import type { ShownGroup } from './conflictGroups.ts';
import { useConflictActions } from './useConflictActions.ts';
import { useKindTexts } from './useKindTexts.ts';

/** What was lost at one moment: all of it to restore or dismiss together, also what isn't shown yet, and each alone. */
export function ConflictGroupItem({ group, shown }: ShownGroup) {
  const { entries } = group;
  const isGroup = entries.length > 1;
  return (
    <li className={isGroup ? 'conflict-group' : undefined}>
      {isGroup && <GroupActions group={group} />}
      <ul>
        {shown.map((listed) => (
          <ConflictEntry key={listed.conflict.id} listed={listed} isInGroup={isGroup} />
        ))}
      </ul>
    </li>
  );
}

function GroupActions({ group: { at, entries } }: Pick<ShownGroup, 'group'>) {
  const { tag } = useLocale();
  const texts = useKindTexts(entries[0]?.conflict.isServerLoss);
  const headingId = useId();
  const [isConfirming, setConfirming] = useState(false);
  const count = entries.length;
  const { restore, dismiss, isRunning, failure } = useConflictActions(
    entries,
    texts.restoredAll(count),
  );

  return (
    <>
      <h4 id={headingId}>
        <time dateTime={new Date(at).toISOString()}>{formatTime(at, tag)}</time>{' '}
        <span aria-hidden="true">·</span> {texts.atOnce(count)}
      </h4>
      {isConfirming ? (
        <ConfirmButtons
          confirm={texts.dismissAllForGood(count)}
          isRunning={isRunning}
          onCancel={() => setConfirming(false)}
          onConfirm={dismiss}
        />
      ) : (
        <div className="button-row">
          <button
            type="button"
            className="button"
            aria-describedby={headingId}
            aria-disabled={isRunning}
            onClick={restore}
          >
            {texts.restoreAll(count)}
          </button>
          <button
            type="button"
            className="button-quiet"
            aria-describedby={headingId}
            aria-disabled={isRunning}
            onClick={() => setConfirming(true)}
          >
            {texts.dismissAll(count)}
          </button>
        </div>
      )}
      <CommandFailureLine failure={failure} />
    </>
  );
}
