import { type ClaimsDependencies, updateClaims } from './updateClaims.ts';

/** A change of one of a user's subscription documents. */
export interface SubscriptionChange {
  uid: string;
  /** ms since 1970, by Firestore's clock */
  at: number;
}

/**
 * For how long a change that can't be handled is tried again, in ms (SPEC E8). The platform stops after 24 hours and says
 * nothing; before that, it is logged as given up.
 */
const RETRIED_FOR_MS = 23 * 60 * 60 * 1000;

/** Handles a change; rejects as long as the platform shall retry it. */
export async function onSubscriptionChange(
  dependencies: ClaimsDependencies,
  change: SubscriptionChange,
): Promise<void> {
  try {
    await updateClaims(dependencies, change.uid);
  } catch (error) {
    const { terms, log } = dependencies;
    if (terms().now - change.at < RETRIED_FOR_MS) throw error;
    log.error('subscription change given up', { uid: change.uid, error: String(error) });
  }
}
