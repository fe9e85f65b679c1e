import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../log.ts';
import { type Claims, withGrantedPro } from './claims.ts';
import { grantedBy, type Terms } from './entitlement.ts';
import { type SubscriptionDocument, subscriptionProblems } from './subscription.ts';

/** Where a user's subscriptions and claims are kept. */
export interface ClaimsStore {
  /** All of a user's subscription documents, as they are now. */
  documents(uid: string): Promise<SubscriptionDocument[]>;
  /** Null where there is no such user. */
  claims(uid: string): Promise<Claims | null>;
  /** Replaces all claims, of a user who is there; throws {@link ClaimsRefused} for those that can never be set. */
  setClaims(uid: string, claims: Claims): Promise<void>;
  /** Has the user's devices refresh their tokens (SPEC E7). */
  announce(uid: string): Promise<void>;
}

/** Auth refuses these claims, now and later. */
export class ClaimsRefused extends Error {}

export interface ClaimsDependencies {
  store: ClaimsStore;
  /** Removes what is left of a user, if it is one who was deleted (SPEC U21). */
  clearLate(uid: string): Promise<void>;
  /** What entitlements depend on at this moment. */
  terms(): Terms;
  log: { info: Log; warn: Log; error: Log };
}

/** How often documents may have changed under our hands before the change is handled again, later. */
const MAX_ROUNDS = 10;

/**
 * Makes a user's claims what the subscription documents say, whatever else happens to them meanwhile (SPEC E6, E7, E8).
 * Rejects with what is worth another try.
 */
export async function updateClaims(
  { store, clearLate, terms, log }: ClaimsDependencies,
  uid: string,
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const documents = await store.documents(uid);
    const claims = await store.claims(uid);
    if (!claims) {
      log.info('subscription of no user', { uid });
      // None are left after that, so the removal, which is a change too, ends here.
      return documents.length > 0 ? clearLate(uid) : undefined;
    }
    const wanted = withGrantedPro(claims, grantedBy(documents, terms()));
    if (isDeepStrictEqual(wanted, claims)) {
      logProblems(documents, log.warn);
      // Even if nothing was set now: a run that died may have set them without announcing it.
      return store.announce(uid);
    }
    try {
      await store.setClaims(uid, wanted);
    } catch (error) {
      if (!(error instanceof ClaimsRefused)) throw error;
      return log.error('claims refused', { uid, error: error.message });
    }
    log.info('claims set', { uid, pro: wanted.pro, proUntil: wanted.proUntil });
  }
  throw new Error(`The subscriptions of ${uid} keep changing`);
}

function logProblems(documents: readonly SubscriptionDocument[], log: Log): void {
  for (const document of documents) {
    const problems = subscriptionProblems(document);
    if (problems.length > 0) log('subscription not understood', { path: document.path, problems });
  }
}
