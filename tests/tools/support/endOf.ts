import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How a process ended, and all that it wrote. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Waits for the end of a process; asks it to stop as soon as its output shows the pattern. */
export async function endOf(child: ChildProcess, stopAt?: RegExp): Promise<Ended> {
  const ended: Ended = { code: null, out: '', err: '' };
  let isAsked = false;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    ended.out += text;
    if (isAsked || !stopAt?.test(ended.out)) return;
    isAsked = true;
    child.kill('SIGTERM');
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    ended.err += text;
  });
  [ended.code] = await once(child, 'close');
  return ended;
}
