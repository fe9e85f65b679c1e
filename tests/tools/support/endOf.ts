import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Below mocha's own limit, which would not say what the process has written. */
const LIMIT_MS = 100_000;

/** How a process ended, and all that it wrote. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface EndOptions {
  /**
   * Asks the process to stop as soon as its output has this text. A text and no pattern, which could ask for the end of the
   * output: others may write to the same pipe, and what they write may arrive together with it.
   */
  stopAt?: string | undefined;
  /** When to give up. */
  limit?: AbortSignal;
}

/** Waits for the end of a process; if it doesn't come, kills it and throws what it was at and wrote. */
export async function endOf(
  child: ChildProcess,
  { stopAt, limit = AbortSignal.timeout(LIMIT_MS) }: EndOptions = {},
): Promise<Ended> {
  const ended: Ended = { code: null, out: '', err: '' };
  let isAsked = false;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    ended.out += text;
    if (isAsked || stopAt === undefined || !ended.out.includes(stopAt)) return;
    isAsked = true;
    child.kill('SIGTERM');
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    ended.err += text;
  });
  try {
    [ended.code] = await once(child, 'close', { signal: limit });
  } catch (error) {
    if (!limit.aborted) throw error;
    const state = `${stateOf(child)}, ${isAsked ? 'asked' : 'not asked'} to stop`;
    abandon(child);
    throw new Error(`No end in time (${state}) of what wrote:\n${ended.out}${ended.err}`);
  }
  return ended;
}

function stateOf({ exitCode, signalCode }: ChildProcess): string {
  const end = exitCode ?? signalCode;
  return end === null ? 'running' : `ended with ${end}, but its output is held open`;
}

/** Lets nothing of it keep this process alive. */
function abandon(child: ChildProcess): void {
  child.kill('SIGKILL');
  child.stdout?.destroy();
  child.stderr?.destroy();
}
