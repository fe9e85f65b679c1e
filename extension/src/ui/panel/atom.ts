import { atom } from 'jotai/vanilla';
import { pendingAtom } from '../data/sessionAtoms.ts';
import { snapshotAtom } from '../data/storedAtom.ts';
import { storageTroubleAtom } from '../toWorker/hearTrouble.ts';
import { syncViewOf } from './syncView.ts';

export const syncViewAtom = atom((get) =>
  syncViewOf(get(snapshotAtom).status, get(pendingAtom), get(storageTroubleAtom)),
);
