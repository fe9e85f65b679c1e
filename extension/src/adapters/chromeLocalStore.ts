import type { LocalStore } from '../engine/ports/localStore.ts';

export const chromeLocalStore: LocalStore = {
  readAll: () => chrome.storage.local.get(),
  write: (entries) => chrome.storage.local.set(entries),
  remove: (keys) => chrome.storage.local.remove([...keys]),
};
