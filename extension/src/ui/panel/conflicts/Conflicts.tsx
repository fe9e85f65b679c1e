import { useAtomValue } from 'jotai';
import { conflictsAtom } from '../../data/storedAtom.ts';
import { useFocusKept } from '../../form/useFocusKept.ts';
import { useMessages } from '../../services.ts';
import { ConflictEntry } from './ConflictEntry.tsx';

/** What lost where two devices changed the same thing; nothing where nothing did. */
export function Conflicts() {
  const messages = useMessages().conflicts;
  const conflicts = useAtomValue(conflictsAtom);
  useFocusKept(conflicts.length);
  if (conflicts.length === 0) return null;
  return (
    <section className="sync-section" aria-labelledby="conflicts-heading">
      <h3 id="conflicts-heading">{messages.heading(conflicts.length)}</h3>
      <p className="sync-detail">{messages.explanation}</p>
      <ul className="conflicts">
        {conflicts.map((listed) => (
          <ConflictEntry key={listed.conflict.id} listed={listed} />
        ))}
      </ul>
    </section>
  );
}
