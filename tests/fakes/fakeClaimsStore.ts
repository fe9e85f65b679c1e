import type { Claims } from '../../functions/src/entitlements/claims.ts';
import type { SubscriptionDocument } from '../../functions/src/entitlements/subscription.ts';
import type { ClaimsStore } from '../../functions/src/entitlements/updateClaims.ts';

/** One user's subscriptions and claims in memory, and how they came to be. */
export class FakeClaimsStore implements ClaimsStore {
  current: SubscriptionDocument[] = [];
  /** Null where the user doesn't exist. */
  user: Claims | null = {};
  /** Claims as they were set, and `announced`, in order. */
  readonly history: (Claims | 'announced')[] = [];
  /** Called before each call takes effect; may wait, change things or throw. */
  before: (call: keyof ClaimsStore) => Promise<void> | void = () => {};

  async documents() {
    await this.before('documents');
    return [...this.current];
  }

  async claims() {
    await this.before('claims');
    return this.user;
  }

  async setClaims(_uid: string, claims: Claims) {
    await this.before('setClaims');
    this.user = claims;
    this.history.push(claims);
  }

  async announce() {
    await this.before('announce');
    this.history.push('announced');
  }
}
