import { atom, type createStore } from 'jotai/vanilla';
import { readSnapshot } from '../../shared/snapshot.ts';
import type { StoredValues } from './storageArea.ts';

export type Store = ReturnType<typeof createStore>;

/** What is in chrome.storage.local, as it is; all that the tab shows follows from it. */
export const storedAtom = atom<StoredValues>({});

export const snapshotAtom = atom((get) => readSnapshot(get(storedAtom)));
