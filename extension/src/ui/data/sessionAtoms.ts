import { DATA_TYPES } from '@daybook/protocol';
import { atom } from 'jotai/vanilla';
import { readAuthUser } from '../../shared/authUser.ts';
import { pendingCountOf } from '../../shared/pendingCountOf.ts';
import { editsAtoms, localAtoms, sessionAtom } from './partAtoms.ts';
import { storedAtom } from './storedAtom.ts';

export const authUserAtom = atom((get) => readAuthUser(get(storedAtom), get(sessionAtom)));

const pendingAtoms = DATA_TYPES.map((type) =>
  atom((get) => pendingCountOf(get(localAtoms[type]), get(editsAtoms[type]))),
);

/** How many items have changes that the server doesn't have. */
export const pendingAtom = atom((get) =>
  pendingAtoms.reduce((count, ofType) => count + get(ofType), 0),
);

/** The epoch in which the data on this device began: an account that took over what was made before goes on with it. */
export const dataEpochAtom = atom((get) => {
  const { epoch, importedEpoch } = get(sessionAtom);
  return importedEpoch ?? epoch;
});
