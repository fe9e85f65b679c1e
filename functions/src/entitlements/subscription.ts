import { formatPath, problemsOf } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';

/** A document about a user's subscription as it is stored, in the shape of whoever writes it (SPEC E1). */
export interface SubscriptionDocument {
  /** Where it is, for the log. */
  path: string;
  shape: 'console' | 'stripe';
  data: object;
}

/** What both shapes say; times are unix seconds. */
export interface Subscription {
  status: Status;
  periodEnd: number;
  /** When what is unpaid was to be paid. */
  dueAt: number;
  /** When it ended, if it has. */
  endedAt: number;
}

type Status = z.infer<typeof status>;

/** What Stripe knows; an admin may use each of them. */
const status = z.enum([
  'active',
  'trialing',
  'past_due',
  'canceled',
  'unpaid',
  'paused',
  'incomplete',
  'incomplete_expired',
]);

const time = z
  .instanceof(Timestamp, { error: 'is no timestamp' })
  .transform(({ seconds }) => seconds);

const SHAPES = {
  console: z
    .object({ status, currentPeriodEnd: time })
    .transform(({ status, currentPeriodEnd: end }) => ({
      status,
      periodEnd: end,
      dueAt: end,
      endedAt: end,
    })),
  stripe: z
    .object({
      status,
      current_period_start: time,
      current_period_end: time,
      ended_at: time.nullish(),
    })
    .transform(({ status, current_period_start, current_period_end, ended_at }) => ({
      status,
      periodEnd: current_period_end,
      dueAt: current_period_start,
      endedAt: ended_at ?? current_period_end,
    })),
} satisfies Record<SubscriptionDocument['shape'], z.ZodType<Subscription>>;

/** The subscription, or null where the document can't be read (SPEC E5). */
export function subscriptionIn({ shape, data }: SubscriptionDocument): Subscription | null {
  return SHAPES[shape].safeParse(data).data ?? null;
}

/** Why a document can't be read, a sentence for each field; empty for one that can (SPEC E5). */
export function subscriptionProblems({ shape, data }: SubscriptionDocument): string[] {
  const { error } = SHAPES[shape].safeParse(data);
  if (!error) return [];
  return problemsOf(error).map(({ path, message }) => `${formatPath(path)}: ${message}`);
}
