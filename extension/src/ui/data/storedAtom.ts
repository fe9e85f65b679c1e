import { atom, type createStore } from 'jotai/vanilla';
import { readSnapshot } from '../../shared/snapshot.ts';
import type { StoredValues } from './storageArea.ts';

export type Store = ReturnType<typeof createStore>;

/** The contents of chrome.storage.local; everything that the tab shows is derived from it. */
export const storedAtom = atom<StoredValues>({});

export const snapshotAtom = atom((get) => readSnapshot(get(storedAtom)));
