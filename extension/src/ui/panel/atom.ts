import { atom } from 'jotai/vanilla';
import { pendingAtom } from '../data/sessionAtoms.ts';
import { statusAtom } from '../data/snapshotAtoms.ts';
import { storageTroubleAtom } from '../toWorker/hearTrouble.ts';
import { syncViewOf } from './syncView.ts';

export const syncViewAtom = atom((get) =>
  syncViewOf(get(statusAtom), get(pendingAtom), get(storageTroubleAtom)),
);
