import { LIMITS } from '@daybook/protocol';
import {
  EGRESS_GIB,
  type FirestorePrices,
  FREE,
  FUNCTIONS,
  IDENTITY_PLATFORM,
  LOG_GIB,
} from './prices.ts';
import { PLATFORM, type Usage } from './usage.ts';

/** What is billed by the piece. */
export interface Operations {
  reads: number;
  writes: number;
  deletes: number;
  invocations: number;
  egressBytes: number;
}

/** What each thing that happens costs, measured; `other` is the part of each device except the one where it happens. */
export interface Counts {
  commit: { own: Operations; other: Operations };
  bulk: { own: Operations; other: Operations };
  gap: Operations;
  /** Within 30 minutes; its live queries found nothing. */
  wake: Operations & { queries: number };
  /** What new live queries read. */
  coldReads: number;
  /** Of a device that pulls `itemsPerJoin`. */
  join: Operations;
  itemsPerJoin: number;
  renewal: Operations;
  apiPull: Operations;
  apiPush: Operations;
  /** Of the line that a function writes for a request. */
  logLineBytes: number;
}

/** What one user needs in a month. */
export interface Consumption extends Operations {
  storedBytes: number;
  logBytes: number;
}

const DAYS_PER_MONTH = 30;

const TOMBSTONE_MONTHS = LIMITS.tombstoneDays / DAYS_PER_MONTH;

/** What Firestore removes by itself is billed as a delete. */
const EXPIRY: Operations = { reads: 0, writes: 0, deletes: 1, invocations: 0, egressBytes: 0 };

/** What an active user needs in a month, all devices together, by what it is needed for. */
export function consumptionByCause(counts: Counts, usage: Usage): Record<string, Operations> {
  const { devices, activeDays } = usage;
  const others = devices - 1;
  const commits = usage.commitsPerDay * activeDays;
  const perDevice = devices * activeDays;
  const warmWakes = (usage.wakesPerDay - usage.coldWakesPerDay - usage.gapsPerDay) * perDevice;
  const coldWakes = usage.coldWakesPerDay * perDevice;
  const resumed = Math.max(counts.wake.reads, counts.wake.queries * usage.readsPerResumedQuery);
  const joinReads = counts.join.reads - counts.itemsPerJoin + usage.storedItems;
  return {
    commits: plus(
      times(commits, counts.commit.own),
      times(commits * others * usage.seenLive, counts.commit.other),
    ),
    'catching up': times(usage.gapsPerDay * perDevice, counts.gap),
    'wake-ups': plus(
      times(warmWakes, { ...counts.wake, reads: resumed }),
      times(coldWakes, { ...counts.wake, reads: Math.max(resumed, counts.coldReads) }),
    ),
    'large changes': plus(
      times(usage.bulksPerMonth, counts.bulk.own),
      times(usage.bulksPerMonth * others, counts.bulk.other),
    ),
    'new devices': times(usage.joinsPerMonth, { ...counts.join, reads: joinReads }),
    'Pro changes': times(usage.renewalsPerMonth, counts.renewal),
    'tombstones that expire': times(commits * usage.deletions, EXPIRY),
    'other clients': plus(
      times(usage.apiPullsPerMonth, counts.apiPull),
      times(usage.apiPushesPerMonth, counts.apiPush),
    ),
  };
}

export function consumptionOf(counts: Counts, usage: Usage): Consumption {
  const operations = plus(...Object.values(consumptionByCause(counts, usage)));
  const tombstones = usage.commitsPerDay * usage.activeDays * usage.deletions * TOMBSTONE_MONTHS;
  const logBytesPerInvocation =
    counts.logLineBytes + PLATFORM.logEnvelopeBytes + PLATFORM.requestLogBytes;
  return {
    ...operations,
    storedBytes: (usage.storedItems + tombstones) * usage.bytesPerItem,
    logBytes: operations.invocations * logBytesPerInvocation,
  };
}

const GIB = 2 ** 30;

/** US dollars a month for so many active users, by item of the bill; `withFree` takes off what is free. */
export function billOf(
  each: Consumption,
  users: number,
  firestore: FirestorePrices,
  { withFree }: { withFree: boolean },
): Record<string, number> {
  const billed = (amount: number, free: number) => Math.max(0, amount - (withFree ? free : 0));
  const seconds = each.invocations * users * PLATFORM.secondsPerInvocation;
  return {
    reads: billed(each.reads * users, FREE.reads) * firestore.read,
    writes: billed(each.writes * users, FREE.writes) * firestore.write,
    deletes: billed(each.deletes * users, FREE.deletes) * firestore.delete,
    storage: billed((each.storedBytes * users) / GIB, FREE.storedGiB) * firestore.storedGiB,
    functions:
      billed(each.invocations * users, FREE.requests) * FUNCTIONS.request +
      billed(seconds * PLATFORM.cpus, FREE.cpuSeconds) * FUNCTIONS.cpuSecond +
      billed(seconds * PLATFORM.gib, FREE.gibSeconds) * FUNCTIONS.gibSecond,
    egress: billed((each.egressBytes * users) / GIB, FREE.egressGiB) * EGRESS_GIB,
    logs: billed((each.logBytes * users) / GIB, FREE.logGiB) * LOG_GIB,
  };
}

/** US dollars a month that Identity Platform would cost on top. */
export function identityPlatformBill(users: number): number {
  return IDENTITY_PLATFORM.reduce((sum, { from, price }, index) => {
    const upTo = IDENTITY_PLATFORM[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return sum + Math.max(0, Math.min(users, upTo) - from) * price;
  }, 0);
}

const SECONDS_PER_MONTH = DAYS_PER_MONTH * 24 * 60 * 60;

/** What the busiest hour asks of what all users share, per second. */
export function peakRates(each: Consumption, users: number, usage: Usage): Record<string, number> {
  const peak = (perMonth: number) => (perMonth * users * usage.peakFactor) / SECONDS_PER_MONTH;
  const commits = usage.commitsPerDay * usage.activeDays;
  return {
    'document writes': peak(each.writes),
    'document reads': peak(each.reads),
    'function calls': peak(each.invocations),
    'new tombstones': peak(commits * usage.deletions),
  };
}

export function plus(...parts: Operations[]): Operations {
  const sum = { reads: 0, writes: 0, deletes: 0, invocations: 0, egressBytes: 0 };
  for (const part of parts) {
    for (const key of Object.keys(sum) as (keyof Operations)[]) sum[key] += part[key];
  }
  return sum;
}

export function times(factor: number, part: Operations): Operations {
  return {
    reads: part.reads * factor,
    writes: part.writes * factor,
    deletes: part.deletes * factor,
    invocations: part.invocations * factor,
    egressBytes: part.egressBytes * factor,
  };
}
