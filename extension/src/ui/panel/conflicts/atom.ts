import { atom } from 'jotai/vanilla';
import { snapshotAtom } from '../snapshotAtom.ts';
import { listConflicts } from './conflictList.ts';

export const conflictsAtom = atom((get) => listConflicts(get(snapshotAtom)));
