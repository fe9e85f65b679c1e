import { useAtomValue } from 'jotai';
import { useFocusKept } from '../../form/useFocusKept.ts';
import { conflictsAtom } from './atom.ts';
import { ConflictSection } from './ConflictSection.tsx';

/** The conflict log: what the server lost (SPEC N8), and what lost where two devices changed the same item. */
export function Conflicts() {
  const conflicts = useAtomValue(conflictsAtom);
  useFocusKept(conflicts.length);
  return (
    <>
      <ConflictSection conflicts={conflicts.filter(({ conflict }) => conflict.isServerLoss)} />
      <ConflictSection conflicts={conflicts.filter(({ conflict }) => !conflict.isServerLoss)} />
    </>
  );
}
