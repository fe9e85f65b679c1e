import { useState } from 'react';
import {
  type Command,
  type CommandFailure,
  type CommandResult,
  failed,
} from '../../shared/commands.ts';
import { useServices } from '../services.ts';

/** Sends commands one at a time, and remembers how the last one failed. */
export function useCommand() {
  const { sendCommand } = useServices();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<CommandFailure | null>(null);

  /** While another one runs it sends nothing and resolves to `canceled`. */
  const send = async (command: Command): Promise<CommandResult> => {
    if (isRunning) return failed('canceled');
    setRunning(true);
    setFailure(null);
    const result = await sendCommand(command);
    setRunning(false);
    if (!result.ok) setFailure(result.reason);
    return result;
  };

  return { send, isRunning, failure, setFailure, clearFailure: () => setFailure(null) };
}
