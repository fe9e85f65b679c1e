type Listener = (event: unknown) => void;

/** What events are heard at. */
export class Listened {
  /** By the type of the event, `!` before it where they are called on its way down. */
  readonly listeners = new Map<string, Set<Listener>>();

  addEventListener(type: string, listener: Listener, options?: boolean | { capture?: boolean }) {
    const isCaptured = typeof options === 'object' ? options.capture : options;
    const key = isCaptured ? `!${type}` : type;
    this.listeners.set(key, (this.listeners.get(key) ?? new Set()).add(listener));
  }

  removeEventListener(type: string, listener: Listener): void {
    this.listeners.get(type)?.delete(listener);
  }

  call(key: string, event: unknown): void {
    for (const listener of this.listeners.get(key) ?? []) listener(event);
  }
}
