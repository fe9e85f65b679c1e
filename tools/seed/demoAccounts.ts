import { paths } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { type Claims, withGrantedPro } from '../../functions/src/entitlements/claims.ts';
import { grantedBy } from '../../functions/src/entitlements/entitlement.ts';
import type { SubscriptionDocument } from '../../functions/src/entitlements/subscription.ts';
import { SEED_TIME, timeAt } from './seedTime.ts';

/** A user of emulator-data/. */
export interface DemoAccount {
  uid: string;
  email: string;
  displayName: string;
  /** The user's subscription; null for a free user. */
  subscription: { status: 'active' | 'canceled'; plan: string; currentPeriodEnd: number } | null;
}

/** The password of every demo account. */
export const DEMO_PASSWORD = 'daybook-demo';

/** One user for each state of a subscription. */
export const DEMO_ACCOUNTS = {
  pro: {
    uid: 'pro-demo',
    email: 'pro@daybook.test',
    displayName: 'Paula Pro',
    subscription: {
      status: 'active',
      plan: 'pro-yearly',
      currentPeriodEnd: timeAt('2100-01-01T00:00:00Z'),
    },
  },
  free: {
    uid: 'free-demo',
    email: 'free@daybook.test',
    displayName: 'Fred Free',
    subscription: null,
  },
  lapsed: {
    uid: 'lapsed-demo',
    email: 'lapsed@daybook.test',
    displayName: 'Lara Lapsed',
    subscription: {
      status: 'canceled',
      plan: 'pro-monthly',
      currentPeriodEnd: timeAt('2026-09-01T00:00:00Z'),
    },
  },
} as const satisfies Record<string, DemoAccount>;

/** The user's `subscriptions/{uid}`, null for a free user. */
export function subscriptionOf({ uid, subscription }: DemoAccount): SubscriptionDocument | null {
  if (subscription === null) return null;
  const currentPeriodEnd = Timestamp.fromMillis(subscription.currentPeriodEnd);
  return {
    path: paths.subscription(uid),
    shape: 'console',
    data: { ...subscription, currentPeriodEnd },
  };
}

/** The claims that the functions would give the user for it (SPEC E3), at the seed's moment. */
export function claimsOf(account: DemoAccount): Claims {
  const document = subscriptionOf(account);
  const terms = { now: timeAt(SEED_TIME), pastDueGraceDays: 0 };
  return withGrantedPro({}, grantedBy(document === null ? [] : [document], terms));
}
