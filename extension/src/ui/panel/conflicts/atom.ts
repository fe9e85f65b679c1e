import { atom } from 'jotai/vanilla';
import { snapshotAtom } from '../../data/snapshotAtoms.ts';
import { listConflicts } from './conflictList.ts';

export const conflictsAtom = atom((get) => listConflicts(get(snapshotAtom)));
