import { atom, type createStore } from 'jotai/vanilla';
import { readAuthUser } from '../../shared/authUser.ts';
import { pendingCount, readSnapshot } from '../../shared/snapshot.ts';
import { listConflicts } from '../panel/conflicts/conflictList.ts';
import { listDevices } from '../panel/devices/deviceList.ts';
import { syncViewOf } from '../panel/syncView.ts';
import { listTodos } from '../todos/todoList.ts';
import type { StoredValues } from './storageArea.ts';

export type Store = ReturnType<typeof createStore>;

/** What is in chrome.storage.local, as it is; all that the tab shows follows from it. */
export const storedAtom = atom<StoredValues>({});

export const snapshotAtom = atom((get) => readSnapshot(get(storedAtom)));
export const sessionAtom = atom((get) => get(snapshotAtom).session);
export const authUserAtom = atom((get) => readAuthUser(get(storedAtom), get(sessionAtom)));
export const todosAtom = atom((get) => listTodos(get(snapshotAtom)));
export const conflictsAtom = atom((get) => listConflicts(get(snapshotAtom)));
export const devicesAtom = atom((get) => listDevices(get(snapshotAtom)));
export const pendingAtom = atom((get) => pendingCount(get(snapshotAtom)));
export const syncViewAtom = atom((get) => syncViewOf(get(snapshotAtom).status, get(pendingAtom)));
