import type { Accounts } from '../account/accounts.ts';
import type { Caller } from '../auth/caller.ts';
import type { RateLimit } from '../limits/tokenBucket.ts';
import type { Log } from '../log.ts';
import type { DocumentStore } from '../sync/documentStore.ts';
import type { ItemQuota } from '../sync/itemQuota.ts';

/** All that the app needs from outside, so that it runs without network or clock. */
export interface Dependencies {
  store: DocumentStore;
  accounts: Accounts;
  /** The caller a token belongs to, or null if it is not valid; rejects if that can't be found out. */
  verifyToken(token: string): Promise<Caller | null>;
  /** Whether the caller's sign-in still counts: not revoked, the user not disabled; rejects as above. */
  isSignInValid(caller: Caller): Promise<boolean>;
  /** Of users, by their uid. */
  rateLimit: RateLimit;
  quota: ItemQuota;
  /** ms since 1970 */
  now(): number;
  /** A new id that satisfies SPEC D3. */
  newId(): string;
  log: { info: Log; warn: Log; error: Log };
}
