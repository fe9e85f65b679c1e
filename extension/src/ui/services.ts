import { createContext, useContext } from 'react';
import type { ConflictActions } from './panel/conflicts/conflictActions.ts';
import type { Locale } from './text/locale.ts';
import type { TodoActions } from './todos/actions.ts';
import type { SendCommand } from './toWorker/sendCommand.ts';

/** What components need from outside; the entry wires it. */
export interface Services {
  todoActions: TodoActions;
  conflictActions: ConflictActions;
  sendCommand: SendCommand;
  locale: Locale;
  /** Whether this build can sign in with Google. */
  hasGoogle: boolean;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices needs a ServicesContext above it');
  return services;
}

export function useMessages() {
  return useServices().locale.messages;
}
