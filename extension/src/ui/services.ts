import { createContext, useContext } from 'react';
import type { WriteEdits } from './data/editWriter.ts';
import type { SendCommand } from './toWorker/sendCommand.ts';

/** What components need from outside; the entry wires it. */
export interface Services {
  write: WriteEdits;
  /** The device's clock, ms. */
  now: () => number;
  /** Ids for items; they sort by the time they were made. */
  newId: () => string;
  sendCommand: SendCommand;
  /** Resolves when all that is stored on the device is in the store (SPEC N10). */
  readRest: () => Promise<void>;
  /** Whether this build can sign in with Google. */
  hasGoogle: boolean;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices needs a ServicesContext above it');
  return services;
}
