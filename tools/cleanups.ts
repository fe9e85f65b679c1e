/** What must be undone at the end, whether the work went well, failed or was stopped in the middle. */
export class Cleanups {
  readonly #actions: (() => Promise<void>)[] = [];
  #isDone = false;
  #running = Promise.resolve();

  /** Remembers how to undo something; after `run`, undoes it at once and throws. */
  async add(action: () => Promise<void>): Promise<void> {
    this.#actions.push(action);
    if (!this.#isDone) return;
    await this.run();
    throw new Error('Stopped');
  }

  /** Undoes everything, the latest first. A failure is reported and doesn't keep the rest from being undone. */
  run(): Promise<void> {
    this.#isDone = true;
    this.#running = this.#running.then(() => this.#undoAll());
    return this.#running;
  }

  async #undoAll(): Promise<void> {
    for (let action = this.#actions.pop(); action; action = this.#actions.pop()) {
      await action().catch((error) => console.error('Cleaning up failed:', error));
    }
  }
}
