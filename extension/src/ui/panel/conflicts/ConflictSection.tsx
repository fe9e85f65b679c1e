import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ConflictGroupItem } from './ConflictGroupItem.tsx';
import { firstEntries, groupConflicts } from './conflictGroups.ts';
import type { ListedConflict } from './conflictList.ts';
import { useKindTexts } from './useKindTexts.ts';

/** The log may hold thousands (SPEC N6). */
const PAGE_SIZE = 20;

interface Props {
  /** Of one kind, newest first. */
  conflicts: readonly ListedConflict[];
}

/** The entries of the conflict log of one kind, a page at a time; nothing if there are none. */
export function ConflictSection({ conflicts }: Props) {
  const texts = useKindTexts(conflicts[0]?.conflict.isServerLoss);
  const headingId = useId();
  const section = useRef<HTMLElement>(null);
  const [shownCount, setShownCount] = useState(PAGE_SIZE);
  if (conflicts.length === 0) return null;

  const showMore = () => {
    flushSync(() => setShownCount(shownCount + PAGE_SIZE));
    // The button may be gone, and what it showed comes next.
    section.current?.querySelectorAll<HTMLElement>('.conflict')[shownCount]?.focus();
  };

  return (
    <section ref={section} className="sync-section" aria-labelledby={headingId}>
      <h3 id={headingId}>{texts.heading(conflicts.length)}</h3>
      <p className="sync-detail">{texts.explanation}</p>
      <ul className="conflicts">
        {firstEntries(groupConflicts(conflicts), shownCount).map(({ group, shown }) => (
          <ConflictGroupItem key={group.at} group={group} shown={shown} />
        ))}
      </ul>
      {conflicts.length > shownCount && (
        <button type="button" className="button conflicts-more" onClick={showMore}>
          {texts.showMore(conflicts.length - shownCount)}
        </button>
      )}
    </section>
  );
}
