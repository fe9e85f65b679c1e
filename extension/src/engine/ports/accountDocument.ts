import type { AccountEvent } from '../contract/event.ts';

/** The account's document `users/{uid}` (SPEC E9). */
export interface AccountDocument {
  /** Reports it as the server has it until {@link AccountDocument.stop}; replaces what was followed before. */
  follow(uid: string, report: (event: AccountEvent) => void): void;
  stop(): void;
}
