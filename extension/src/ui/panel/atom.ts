import { atom } from 'jotai/vanilla';
import { statusAtom } from '../data/partAtoms.ts';
import { pendingAtom } from '../data/sessionAtoms.ts';
import { storageTroubleAtom } from '../toWorker/hearTrouble.ts';
import { syncViewOf } from './syncView.ts';

export const syncViewAtom = atom((get) =>
  syncViewOf(get(statusAtom), get(pendingAtom), get(storageTroubleAtom)),
);
