import { useState } from 'react';
import type { Command, CommandFailure } from '../../local/commands.ts';
import { useServices } from '../services.ts';

/** Sends commands one at a time, and remembers how the last one failed. */
export function useCommand() {
  const { sendCommand } = useServices();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<CommandFailure | null>(null);

  const send = async (command: Command): Promise<void> => {
    if (isRunning) return;
    setRunning(true);
    setFailure(null);
    const result = await sendCommand(command);
    setRunning(false);
    if (!result.ok) setFailure(result.reason);
  };

  return { send, isRunning, failure, clearFailure: () => setFailure(null) };
}
