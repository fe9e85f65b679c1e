import { atom } from 'jotai/vanilla';
import { readAuthUser } from '../../shared/authUser.ts';
import { pendingCount } from '../../shared/snapshot.ts';
import { snapshotAtom, storedAtom } from './storedAtom.ts';

export const sessionAtom = atom((get) => get(snapshotAtom).session);
export const authUserAtom = atom((get) => readAuthUser(get(storedAtom), get(sessionAtom)));
export const pendingAtom = atom((get) => pendingCount(get(snapshotAtom)));

/** The epoch in which the data on this device began: an account that took over what was made before goes on with it. */
export const dataEpochAtom = atom((get) => {
  const { epoch, importedEpoch } = get(sessionAtom);
  return importedEpoch ?? epoch;
});
