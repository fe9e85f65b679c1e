import { type Cursor, LIMITS } from '@daybook/protocol';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { ConfirmedChange, SeenHead } from '../contract/event.ts';
import type { Quota } from '../contract/quota.ts';
import { LONG_AGO } from '../contract/timing.ts';
import { type Portion, portionOf } from './portion.ts';

/*
 * How one data type goes on. In brackets: the fields below that say so. send/planRequest.ts decides, one request at a time.
 *
 *   first pull ── page ──▶ between pages ── last page ──▶ whole
 *   (no cursor)            (cursor.after)                 (cursor)
 *
 *   whole ── a head of the next commit, with its changes ──▶ whole
 *   whole ── any other head that is ahead ──▶ pulling (mustPull, request) ── last page ──▶ whole
 *
 *   whole ── few changes ──▶ queued, in flight ── acknowledged, or seen in a head ──▶ whole
 *                            (outbox, inFlight)
 *                                │ refused ──▶ draining (refused) ─┐
 *                                │                                 │ Firestore holds none any more
 *                                └── no answer ────────────────────┴──▶ pulling, then pushing by the API
 *                                                                      (mustPull, pushByApi)
 *
 *   whole ── many changes, or pushByApi ──▶ pushing by the API ── applied ──▶ whole, or draining while any are queued
 *                                           (request)          ── conflict ──▶ merged, pulls what is left, pushes again
 *
 *   any pull ── the cursor is expired ──▶ full pull (fullPull, collected) ── last page, all taken in at once ──▶ whole
 *   (a start with newer schemas begins one too; one that is cut off begins again)
 *
 *   whole ── a head below the cursor, for a while ──▶ pulling: is the server's history still this one?
 *
 * While Firestore is stuck, whole and draining both push by the API, the queued changes included.
 */

/** What must survive a restart to go on syncing one data type. */
export interface TypeDurable {
  /** Null until the first pull has begun; with `after`, a pull by pages isn't finished. */
  readonly cursor: Cursor | null;
  /** Own commits handed to Firestore's queue and not yet known to be applied, each on top of the one before. */
  readonly outbox: readonly OutgoingCommit[];
  /** One of them was refused, so all are: nothing new is queued until Firestore has dropped them. */
  readonly refused: boolean;
  /**
   * Own commits that may have been applied and are in no queue: pushed through the API door without an answer, or
   * dropped by Firestore. Kept until the cursor is past them (SPEC P10).
   */
  readonly unanswered: readonly OutgoingCommit[];
  /** The cursor was no use any more: everything is being read again, and what the server lacks goes at the end. */
  readonly fullPull: FullPull | null;
  /** When the cursor was last known to be all that the server has, by the server's clock, ms. */
  readonly currentAt: number;
}

export interface FullPull {
  /** The cursor that was given up. */
  readonly from: Cursor;
  /** The server is known to be of another history than it, such as one from before a backup was restored. */
  readonly isOtherHistory: boolean;
}

/** What is true of one data type only while this worker lives. */
export interface TypeTransient {
  /** What is asked of the API door and not answered. */
  readonly request: 'pull' | OutgoingCommit | null;
  /** The server may have more than the cursor: pull through the API door before anything is sent. */
  readonly mustPull: boolean;
  /** After a refusal the next push takes the API door, where the answer is definite. */
  readonly pushByApi: boolean;
  /** Commits whose outcome Firestore will report to this worker. */
  readonly inFlight: readonly string[];
  /** What the direct door refused last; null where nothing says whether it was valid. */
  readonly directRefusal: DirectRefusal | null;
  /** The head as Firestore sees it; null until it was first seen. */
  readonly head: FollowedHead | null;
  /** The cursor when the last request was asked; an answer to it says what is new since then. */
  readonly askedFrom: Cursor | null;
  /** The commitId that the head had when the last pull was asked for. */
  readonly pulledFor: string | null;
  /** Items that break their schema, or that no request can carry: they are not sent. */
  readonly refusedItems: readonly string[];
  /** Revisions that alone were more than a request may have. */
  readonly tooLarge: readonly TooLarge[];
  /** Items that the server lacks and a quota has no room for: they wait (SPEC C17). */
  readonly heldBack: HeldBack | null;
  /** What the API door says of its quota; null where it never refused for it. */
  readonly overQuota: OverQuota | null;
  /** How many changes the next push through the API door may have. */
  readonly pushLimit: Portion;
  /** How many changes the next page of a pull may have: fewer where the line is slow. */
  readonly pageSize: Portion;
  /** A newer Daybook wrote this type: nothing of it is sent until this one is updated (SPEC D9). */
  readonly isSchemaAhead: boolean;
  /** What the pages of a full pull had; null when none has begun since syncing last stood still. */
  readonly collected: readonly ConfirmedChange[] | null;
  /** Own commits that were acknowledged since it began. */
  readonly acknowledged: readonly OutgoingCommit[];
  /** Items that those pages named, and whose change can't be read (SPEC P19). */
  readonly skipped: readonly string[];
  /** Since when the head is below the cursor, by the device's clock, ms; null while it isn't. */
  readonly aheadSince: number | null;
  /** The head was below the cursor when it was last seen: it isn't only late. */
  readonly hasHeadFallen: boolean;
  /** The version of the last confirmed head; 0 before there was one. */
  readonly seenVersion: number;
  /** A confirmed head was below one seen before, and no full pull has begun since. */
  readonly hasHeadGoneBack: boolean;
  readonly failures: number;
  /** No request before then. */
  readonly retryAt: number;
  /** When the last commit was queued. */
  readonly queuedAt: number;
}

export interface DirectRefusal {
  readonly commit: OutgoingCommit;
  /** When the token was issued by which it was refused, by the server's clock, ms. */
  readonly tokenOf: number | null;
}

/** Nothing but a proxy refuses for its size what its schema takes, and that one may go: it is tried again (SPEC C13). */
export interface TooLarge {
  readonly id: string;
  /** Of the revision. */
  readonly editedAt: number;
  readonly tries: number;
  /** Not sent before then, by the device's clock, ms. */
  readonly retryAt: number;
}

/** The API door has refused to create more. */
export interface OverQuota {
  /** So many of the items that this device knows may be there. */
  readonly most: number;
  /** Of the door's quota. */
  readonly limit: number;
  readonly tries: number;
  /** More is tried then, by the device's clock, ms. */
  readonly retryAt: number;
}

/** What waits for room. */
export interface HeldBack {
  readonly quota: keyof Quota;
  /** Of that quota. */
  readonly limit: number;
  /** Of the items. */
  readonly ids: readonly string[];
}

export interface FollowedHead extends Omit<SeenHead, 'commitId' | 'schema'> {
  /** Null where the type was never written. */
  readonly commitId: string | null;
  /** It is what the server has: from the server, and no own write masks it. */
  readonly isConfirmed: boolean;
}

export const IDLE_DURABLE: TypeDurable = {
  cursor: null,
  outbox: [],
  refused: false,
  unanswered: [],
  fullPull: null,
  currentAt: LONG_AGO,
};

export const IDLE_TRANSIENT: TypeTransient = {
  request: null,
  mustPull: false,
  pushByApi: false,
  inFlight: [],
  directRefusal: null,
  head: null,
  askedFrom: null,
  pulledFor: null,
  refusedItems: [],
  tooLarge: [],
  heldBack: null,
  overQuota: null,
  pushLimit: portionOf(LIMITS.maxChangesPerCommit),
  pageSize: portionOf(LIMITS.maxPageSize),
  isSchemaAhead: false,
  collected: null,
  acknowledged: [],
  skipped: [],
  aheadSince: null,
  hasHeadFallen: false,
  seenVersion: 0,
  hasHeadGoneBack: false,
  failures: 0,
  retryAt: LONG_AGO,
  queuedAt: LONG_AGO,
};
