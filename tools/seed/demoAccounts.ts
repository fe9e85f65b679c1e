import { timeAt } from './seedTime.ts';

/** A user of emulator-data/. */
export interface DemoAccount {
  uid: string;
  email: string;
  displayName: string;
  /** What the user's subscription says; a free user has none. */
  subscription: { status: 'active' | 'canceled'; plan: string; currentPeriodEnd: number } | null;
}

/** The password of every demo account. */
export const DEMO_PASSWORD = 'daybook-demo';

/** One user for each thing that a subscription means for the sync. */
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

/** The claims that a subscription puts into its user's tokens; `proUntil` is in unix seconds (SPEC C8). */
export function claimsOf({ subscription }: DemoAccount): Record<string, unknown> {
  if (subscription === null) return {};
  return { pro: true, proUntil: subscription.currentPeriodEnd / 1000 };
}
