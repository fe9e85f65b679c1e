import type { Cursor } from '@daybook/protocol';
import type { OutgoingCommit } from '../contract/commit.ts';
import type { SeenHead } from '../contract/event.ts';

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
 *   any pull ── the cursor is expired ──▶ full pull (isFullPull, seenItems) ── last page ──▶ whole
 *   (a start with newer schemas, or amid a full pull, begins one too)
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
  /** The cursor was no use any more: everything is being read again, and what the server lacks goes at the end. */
  readonly isFullPull: boolean;
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
  /** The head as Firestore sees it; null until it was first seen. */
  readonly head: FollowedHead | null;
  /** The cursor when the last request was asked; an answer to it says what is new since then. */
  readonly askedFrom: Cursor | null;
  /** The commitId that the head had when the last pull was asked for. */
  readonly pulledFor: string | null;
  /** Items that break their schema, so are not sent. */
  readonly refusedItems: readonly string[];
  /** A newer Daybook wrote this type: nothing of it is sent until this one is updated (SPEC D9). */
  readonly isSchemaAhead: boolean;
  /** The items a full pull has met; null when none has begun in this worker. */
  readonly seenItems: ReadonlySet<string> | null;
  readonly failures: number;
  /** No request before then. */
  readonly retryAt: number;
  /** When the last commit was queued. */
  readonly queuedAt: number;
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
  isFullPull: false,
};

export const IDLE_TRANSIENT: TypeTransient = {
  request: null,
  mustPull: false,
  pushByApi: false,
  inFlight: [],
  head: null,
  askedFrom: null,
  pulledFor: null,
  refusedItems: [],
  isSchemaAhead: false,
  seenItems: null,
  failures: 0,
  retryAt: 0,
  queuedAt: 0,
};
