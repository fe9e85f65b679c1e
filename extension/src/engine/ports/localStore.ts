/** Where the device keeps its data. One write is atomic; a failed one changed nothing. */
export interface LocalStore {
  readAll(): Promise<Record<string, unknown>>;
  write(entries: Record<string, unknown>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}
