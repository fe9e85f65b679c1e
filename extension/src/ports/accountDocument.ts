import type { AccountEvent } from '../engine/contract/event.ts';

/** The account's document `users/{uid}` (SPEC E9). */
export interface AccountWatch {
  /** Tells of it as the server has it until {@link AccountWatch.stop}; replaces what was followed before. */
  follow(uid: string, tell: (event: AccountEvent) => void): void;
  stop(): void;
}
