import type { SyncStore } from '../sync/store.ts';
import type { Caller } from './auth.ts';

/** All that the app needs from outside, so that it runs without network or clock. */
export interface Dependencies {
  store: SyncStore;
  /** The caller a token belongs to, or null if it is not valid; throws if that can't be found out. */
  verifyToken(token: string): Promise<Caller | null>;
  /** ms since 1970 */
  now(): number;
  /** A new id that satisfies SPEC D3. */
  newId(): string;
  log: { error(message: string, fields: Record<string, unknown>): void };
}
