import type { WorkerMessage } from '../shared/commands.ts';
import type { StorageTrouble } from '../shared/storageTrouble.ts';

/** The part of chrome.runtime.Port that is used. */
export interface TabPort {
  postMessage(message: WorkerMessage): void;
  onDisconnect: { addListener(listener: () => void): void };
}

/** The open tabs, which hear by message what storage can't tell them (SPEC N9). */
export class TabPorts {
  readonly #ports = new Set<TabPort>();
  #message: WorkerMessage = { storageTrouble: null };

  /** It hears at once how things are: a worker before this one may have told it otherwise. */
  add(port: TabPort): void {
    this.#ports.add(port);
    port.onDisconnect.addListener(() => this.#ports.delete(port));
    port.postMessage(this.#message);
  }

  tell(storageTrouble: StorageTrouble | null): void {
    this.#message = { storageTrouble };
    for (const port of this.#ports) port.postMessage(this.#message);
  }
}
