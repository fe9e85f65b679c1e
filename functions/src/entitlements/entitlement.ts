import { type Subscription, type SubscriptionDocument, subscriptionIn } from './subscription.ts';

/** What a user's subscriptions grant together; SPEC E3 has the claims that follow. */
export interface GrantedPro {
  pro: boolean;
  /** When Pro ends or has ended, unix seconds; 0 for never. */
  proUntilSeconds: number;
}

/** What the answer depends on besides the documents. */
export interface Terms {
  /** ms since 1970 */
  now: number;
  /** For how many days after a payment was due Pro goes on (SPEC E2). */
  pastDueGraceDays: number;
}

/** How long a subscription gives or gave Pro, in unix seconds. */
interface Grant {
  /** Whether it still does, as long as that time hasn't come. */
  stands: boolean;
  until: number;
}

const DAY_SECONDS = 24 * 60 * 60;

/** Whether a user has Pro by all of the subscription documents, in any order (SPEC E1, E2, E5). */
export function grantedBy(
  documents: readonly SubscriptionDocument[],
  { now, pastDueGraceDays }: Terms,
): GrantedPro {
  const grants = documents
    .map(subscriptionIn)
    .filter((subscription) => subscription !== null)
    .map((subscription) => grantOf(subscription, pastDueGraceDays))
    .filter((grant) => grant !== null);
  const current = grants.filter(({ stands, until }) => stands && until * 1000 > now);
  const pro = current.length > 0;
  const ends = (pro ? current : grants).map(({ until }) => until);
  return { pro, proUntilSeconds: Math.max(0, ...ends) };
}

function grantOf(subscription: Subscription, pastDueGraceDays: number): Grant | null {
  const { status, periodEnd, dueAt, endedAt } = subscription;
  switch (status) {
    case 'active':
    case 'trialing':
      return { stands: true, until: periodEnd };
    case 'past_due':
      return { stands: true, until: dueAt + pastDueGraceDays * DAY_SECONDS };
    case 'canceled':
      return { stands: false, until: endedAt };
    case 'unpaid':
    case 'paused':
      return { stands: false, until: dueAt };
    case 'incomplete':
    case 'incomplete_expired':
      return null;
  }
}
