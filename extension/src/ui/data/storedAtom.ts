import { atom, type createStore } from 'jotai/vanilla';
import type { StoredValues } from './storageArea.ts';

export type Store = ReturnType<typeof createStore>;

/** The contents of chrome.storage.local, as far as they are read; everything that the tab shows is derived from it. */
export const storedAtom = atom<StoredValues>({});
