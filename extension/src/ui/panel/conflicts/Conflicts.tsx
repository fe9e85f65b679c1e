import { useAtomValue } from 'jotai';
import { useFocusKept } from '../../form/useFocusKept.ts';
import { useTexts } from '../../text/useTexts.ts';
import { conflictsAtom } from './atom.ts';
import { ConflictEntry } from './ConflictEntry.tsx';
import { conflictTexts } from './text/texts.ts';

/** The changes that lost where two devices changed the same item; nothing if there are none. */
export function Conflicts() {
  const texts = useTexts(conflictTexts);
  const conflicts = useAtomValue(conflictsAtom);
  useFocusKept(conflicts.length);
  if (conflicts.length === 0) return null;
  return (
    <section className="sync-section" aria-labelledby="conflicts-heading">
      <h3 id="conflicts-heading">{texts.heading(conflicts.length)}</h3>
      <p className="sync-detail">{texts.explanation}</p>
      <ul className="conflicts">
        {conflicts.map((listed) => (
          <ConflictEntry key={listed.conflict.id} listed={listed} />
        ))}
      </ul>
    </section>
  );
}
