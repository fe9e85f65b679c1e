import { atom } from 'jotai/vanilla';
import type { WorkerMessage } from '../../shared/commands.ts';
import type { StorageTrouble } from '../../shared/storageTrouble.ts';
import type { Store } from '../data/storedAtom.ts';

/** Why the worker can't store what it does; null while it can, or hasn't been heard yet. */
export const storageTroubleAtom = atom<StorageTrouble | null>(null);

/** The part of chrome.runtime.Port that is used. */
interface HeardPort {
  onMessage: { addListener(listener: (message: WorkerMessage) => void): void };
}

/** The port, of which `store` hears what the worker tells (SPEC N9). */
export function hearTrouble<Port extends HeardPort>(port: Port, store: Store): Port {
  port.onMessage.addListener(({ storageTrouble }) => store.set(storageTroubleAtom, storageTrouble));
  return port;
}
