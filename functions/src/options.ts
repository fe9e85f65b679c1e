import type { HttpsOptions } from 'firebase-functions/https';
import { defineInt } from 'firebase-functions/params';
import type { ScheduleOptions } from 'firebase-functions/scheduler';
import type { EventHandlerOptions } from 'firebase-functions/v2';

const region = 'europe-west1';

/**
 * A request waits for Firestore nearly all of its time, so one instance serves many at once. With 1 MiB of body at most,
 * a few MiB per request while it is parsed, 40 of them fit in 512 MiB beside the 150 MiB of runtime and SDKs; more
 * than one at a time needs a whole CPU. 100 instances serve some 10,000 requests a second and bound what abuse can
 * cost, and with it how far a user gets above the rate limit. 60 s is for erasing a large account; others take less
 * than one. None is kept warm: clients sync in the background, where a cold start is no one's wait.
 */
export const API_OPTIONS: HttpsOptions = {
  region,
  memory: '512MiB',
  cpu: 1,
  concurrency: 40,
  maxInstances: 100,
  timeoutSeconds: 60,
};

const FORGET_TIMEOUT_SECONDS = 540;

/** For how long a run takes up new work; what it has begun by then needs some seconds more. */
export const FORGET_RUN_MS = (FORGET_TIMEOUT_SECONDS - 60) * 1000;

/** What one night has no time for is left to the next. */
export const FORGET_OPTIONS: ScheduleOptions = {
  schedule: '0 3 * * *',
  timeZone: 'Etc/UTC',
  region,
  memory: '512MiB',
  cpu: 1,
  maxInstances: 1,
  timeoutSeconds: FORGET_TIMEOUT_SECONDS,
  retryCount: 0,
};

/** 540 s is for a very large account; a run that takes longer is retried and finds what is left. */
export const DELETION_OPTIONS = {
  region,
  memory: '256MiB',
  maxInstances: 10,
  timeoutSeconds: 540,
  retry: true,
} as const satisfies EventHandlerOptions;

/** Changes of subscriptions, a few a day for a user at most; those that fail are retried. */
export const SUBSCRIPTION_OPTIONS: EventHandlerOptions = {
  region,
  memory: '256MiB',
  maxInstances: 10,
  timeoutSeconds: 60,
  retry: true,
};

/** `functions/.env` gives it a value. One without would be 0, and a deploy asks for it. */
export const PAST_DUE_GRACE_DAYS = defineInt('PAST_DUE_GRACE_DAYS', {
  description: 'For how many days Pro goes on while a payment is overdue.',
});
