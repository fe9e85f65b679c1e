import { setTimeout as delay } from 'node:timers/promises';

/** Firestore's ABORTED: another transaction held the same document. */
const ABORTED = 10;

const MAX_ATTEMPTS = 20;
const FIRST_DELAY_MS = 10;
const LONGEST_DELAY_MS = 1000;

/**
 * Runs a transaction again, after a jittered and growing delay, for as long as others get in its way. The SDK's own
 * retries wait a second before the first, though the loser of a commit needs only one more look at the head.
 */
export async function withRetries<Result>(
  run: () => Promise<Result>,
  wait: (ms: number) => Promise<unknown> = delay,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isContention(error) || attempt === MAX_ATTEMPTS) throw error;
      const longest = Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS);
      await wait(Math.random() * longest);
    }
  }
}

export function isContention(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === ABORTED;
}
