type Values = Record<string, unknown>;
type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;
type Listener = (changes: Changes) => void;

/**
 * chrome.storage.local in memory. Like it, it copies what it takes and gives (as JSON), applies a write as a whole, and
 * calls listeners later, only of keys whose value has changed.
 */
export class FakeStorage {
  #values = new Map<string, string>();
  #listeners = new Set<Listener>();
  #failure: Error | null = null;

  readonly onChanged = {
    addListener: (listener: Listener): void => void this.#listeners.add(listener),
    removeListener: (listener: Listener): void => void this.#listeners.delete(listener),
  };

  constructor(values: Values = {}) {
    for (const [key, value] of Object.entries(values)) this.#values.set(key, JSON.stringify(value));
  }

  /** The next write fails with this and changes nothing. */
  failNextWrite(failure: Error): void {
    this.#failure = failure;
  }

  async get(keys: null | string | readonly string[] = null): Promise<Values> {
    const wanted = keys === null ? [...this.#values.keys()] : [keys].flat();
    return Object.fromEntries(
      wanted.filter((key) => this.#values.has(key)).map((key) => [key, this.#read(key)]),
    );
  }

  async getKeys(): Promise<string[]> {
    return [...this.#values.keys()];
  }

  async set(items: Values): Promise<void> {
    this.#throwIfAsked();
    const changes: Changes = {};
    for (const [key, value] of Object.entries(items)) {
      const text = JSON.stringify(value);
      if (text === undefined || text === this.#values.get(key)) continue;
      const oldValue = this.#read(key);
      this.#values.set(key, text);
      changes[key] = { ...(oldValue !== undefined && { oldValue }), newValue: this.#read(key) };
    }
    this.#notify(changes);
  }

  async remove(keys: string | readonly string[]): Promise<void> {
    this.#throwIfAsked();
    const changes: Changes = {};
    for (const key of [keys].flat()) {
      if (!this.#values.has(key)) continue;
      changes[key] = { oldValue: this.#read(key) };
      this.#values.delete(key);
    }
    this.#notify(changes);
  }

  async clear(): Promise<void> {
    await this.remove([...this.#values.keys()]);
  }

  #read(key: string): unknown {
    const text = this.#values.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  #throwIfAsked(): void {
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw failure;
  }

  #notify(changes: Changes): void {
    if (Object.keys(changes).length === 0) return;
    setImmediate(() => {
      for (const listener of [...this.#listeners]) listener(changes);
    });
  }
}

/** Lets the listeners of all writes so far hear of them. */
export function storageEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
