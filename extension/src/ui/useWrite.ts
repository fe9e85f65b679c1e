import { useAtomValue } from 'jotai';
import { useCallback } from 'react';
import type { WriteEdits } from './data/editWriter.ts';
import { sessionAtom } from './data/partAtoms.ts';
import { useServices } from './services.ts';

/** Writes edits of what is shown now; those of a session that has ended by then are dropped (SPEC N4). */
export function useWrite(): WriteEdits {
  const { write } = useServices();
  const { epoch } = useAtomValue(sessionAtom);
  return useCallback((requests) => write(requests, epoch), [write, epoch]);
}
