/** The part of chrome.storage.local that the new tab uses. */
export interface StorageArea {
  getKeys(): Promise<string[]>;
  get(keys: string[]): Promise<StoredValues>;
  set(items: Record<string, unknown>): Promise<void>;
  onChanged: {
    addListener(listener: StorageListener): void;
    removeListener(listener: StorageListener): void;
  };
}

export type StoredValues = Readonly<Record<string, unknown>>;

/** A key without `newValue` was removed. */
export type StorageChanges = Readonly<Record<string, { oldValue?: unknown; newValue?: unknown }>>;

export type StorageListener = (changes: StorageChanges) => void;
