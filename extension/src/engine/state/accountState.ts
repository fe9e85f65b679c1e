import { LONG_AGO } from '../contract/timing.ts';

/** What this worker knows of the account's document (SPEC E9). */
export interface AccountTransient {
  /** The document is followed. */
  readonly following: boolean;
  /** When the claims last changed, by the server's clock, ms; 0 if they never did, or the document wasn't seen yet. */
  readonly claimsUpdatedAt: number;
  /** How often in a row fresh claims, or the document, were asked for. */
  readonly tries: number;
  /** Neither is asked for before then, by the device's clock, ms. */
  readonly retryAt: number;
}

export const IDLE_ACCOUNT: AccountTransient = {
  following: false,
  claimsUpdatedAt: LONG_AGO,
  tries: 0,
  retryAt: LONG_AGO,
};
