import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Runs a command with our terminal and gives its exit code, 128 + signal if a signal ended it. */
export function runCommand(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  signals: AbortSignal,
): Promise<number> {
  const [file = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: 'inherit' });
    const forward = () => child.kill(signals.reason as NodeJS.Signals);
    signals.addEventListener('abort', forward, { once: true });
    child.once('error', (error: NodeJS.ErrnoException) => {
      signals.removeEventListener('abort', forward);
      reject(error.code === 'ENOENT' ? new Error(`${file}: command not found`) : error);
    });
    child.once('close', (code, signal) => {
      signals.removeEventListener('abort', forward);
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
}
