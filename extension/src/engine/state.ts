import {
  type Cursor,
  DATA_TYPES,
  type DataType,
  type Patch,
  type Revision,
} from '@daybook/protocol';
import type { Conflict } from '../local/conflict.ts';
import type { KnownDevice } from '../local/devices.ts';
import { emptyBuckets, type ItemsByType, type TypeItems } from '../local/items.ts';
import { FIRST_SESSION, type Session } from '../local/session.ts';
import { INITIAL_STATUS, type SyncStatus } from '../local/status.ts';
import { type AccountLive, IDLE_ACCOUNT } from './accountState.ts';
import { type Deletion, type DeletionLive, IDLE_DELETION } from './deletionState.ts';
import { type DeviceEntry, type DeviceLive, IDLE_DEVICE, UNREGISTERED } from './deviceState.ts';
import type { Entitlement } from './entitlement.ts';
import type { SeenHead } from './event.ts';

/** Everything the engine knows. What is durable is stored after each step, before the step's effects run. */
export interface EngineState {
  /** Durable. */
  readonly session: Session;
  /** Durable: the data of the session is being removed; goes on after a restart. */
  readonly signingOut: boolean;
  /** Durable. */
  readonly deletion: Deletion;
  /** Durable: names this device in its commits; a new one for each session. */
  readonly deviceId: string;
  /** Durable: edits that are in the items, whose keys may still be there. */
  readonly folded: readonly string[];
  /** Durable. */
  readonly items: ItemsByType;
  /** Durable. */
  readonly sync: ByType<TypeSync>;
  /** Durable: what lost in merges, newest last. */
  readonly conflicts: readonly Conflict[];
  /** Durable: this device's place in the account's list of devices. */
  readonly device: DeviceEntry;
  /** Durable, for the tabs: the account's devices as the server last had them. */
  readonly devices: readonly KnownDevice[];
  /** Durable: the server's clock minus this device's, ms. */
  readonly clockOffset: number;
  /** Durable, for the tabs; derived by {@link withStatus}. */
  readonly status: SyncStatus;
  readonly connection: Connection;
  readonly live: ByType<TypeLive>;
  readonly deviceLive: DeviceLive;
  readonly account: AccountLive;
  readonly deletionLive: DeletionLive;
}

export type ByType<Value> = Readonly<Record<DataType, Value>>;

/** What must survive a restart to go on syncing one data type. */
export interface TypeSync {
  /** Null until the first pull has begun; with `after`, a pull by pages isn't finished. */
  readonly cursor: Cursor | null;
  /** Own commits handed to Firestore's queue and not yet known to be applied, each on top of the one before. */
  readonly outbox: readonly OutgoingCommit[];
  /** One of them was refused, so all are: nothing new is queued until Firestore has dropped them. */
  readonly refused: boolean;
  /** The cursor was no use any more: everything is being read anew, and what the server lacks goes at the end. */
  readonly isFullPull: boolean;
}

export interface OutgoingCommit {
  readonly commitId: string;
  readonly parent: string | null;
  readonly version: number;
  readonly deviceId: string;
  readonly changes: readonly SentChange[];
  /** The device's clock, ms. */
  readonly queuedAt: number;
}

export interface SentChange extends Revision {
  readonly id: string;
  /** Which fields differ from the item's revision in the commits before; absent where all are to be written. */
  readonly patch?: Patch;
}

/** What is true of one data type only while this worker lives. */
export interface TypeLive {
  /** What is asked of the API door and not answered. */
  readonly request: 'pull' | OutgoingCommit | null;
  /** The server may have more than the cursor: pull through the API door before anything is sent. */
  readonly mustPull: boolean;
  /** After a refusal the next push takes the API door, where the answer is definite. */
  readonly pushByApi: boolean;
  /** Commits whose outcome this worker will be told. */
  readonly inFlight: readonly string[];
  /** The head as Firestore sees it; null until it was first seen. */
  readonly head: LiveHead | null;
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

export interface LiveHead extends Omit<SeenHead, 'commitId' | 'schema'> {
  /** Null where the type was never written. */
  readonly commitId: string | null;
  /** It is what the server has: told by the server, and no own write hides it. */
  readonly isConfirmed: boolean;
}

export interface Connection {
  /** Null until the sign-in is known; `uid: null` means nobody is signed in. */
  readonly identity: Identity | null;
  /** What the browser says; false is certain, true is not. */
  readonly online: boolean;
  /** The heads are followed. */
  readonly listening: boolean;
  /** What Firestore's live query of the heads says. */
  readonly firestore: 'connecting' | 'connected' | 'disconnected';
  /** Whether the API door answered since Firestore was lost; null while it wasn't asked. */
  readonly isApiReachable: boolean | null;
  /** When Firestore began to connect, or last tried anew. */
  readonly since: number;
  /** When fresh claims were last asked for because Firestore can't be reached. */
  readonly claimsAskedAt: number;
  /** When there was last something to show for it, or nothing pending. */
  readonly progressAt: number;
  /** Online, with changes pending, and no progress for {@link TIMING.stuck}: the API door is tried whatever is queued. */
  readonly isStuck: boolean;
}

export type Identity =
  | { readonly uid: null }
  | {
      readonly uid: string;
      readonly email: string;
      readonly entitlement: Entitlement;
      /** When the token that says so was issued, by the server's clock, ms; whole seconds. */
      readonly issuedAt: number;
    };

/** Stands for an item that the device never had. */
export const NEVER_STORED: Revision = { value: null, editedAt: 0 };

export function byType<Value>(make: (type: DataType) => Value): ByType<Value> {
  return Object.fromEntries(DATA_TYPES.map((type) => [type, make(type)])) as ByType<Value>;
}

export const IDLE_SYNC: TypeSync = {
  cursor: null,
  outbox: [],
  refused: false,
  isFullPull: false,
};

export const IDLE_LIVE: TypeLive = {
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

export const IDLE_CONNECTION: Connection = {
  identity: null,
  online: true,
  listening: false,
  firestore: 'connecting',
  since: 0,
  isApiReachable: null,
  progressAt: 0,
  claimsAskedAt: 0,
  isStuck: false,
};

const NO_ITEMS: TypeItems = { server: emptyBuckets(), local: emptyBuckets() };

/** A device on which nothing was ever stored. */
export function emptyState(deviceId: string): EngineState {
  return {
    session: FIRST_SESSION,
    signingOut: false,
    deletion: 'none',
    deviceId,
    folded: [],
    items: byType(() => NO_ITEMS),
    sync: byType(() => IDLE_SYNC),
    conflicts: [],
    device: UNREGISTERED,
    devices: [],
    clockOffset: 0,
    status: INITIAL_STATUS,
    connection: IDLE_CONNECTION,
    live: byType(() => IDLE_LIVE),
    deviceLive: IDLE_DEVICE,
    account: IDLE_ACCOUNT,
    deletionLive: IDLE_DELETION,
  };
}

export function withItems(state: EngineState, type: DataType, items: TypeItems): EngineState {
  return { ...state, items: { ...state.items, [type]: items } };
}

export function withSync(
  state: EngineState,
  type: DataType,
  patch: Partial<TypeSync>,
): EngineState {
  return { ...state, sync: { ...state.sync, [type]: { ...state.sync[type], ...patch } } };
}

export function withLive(
  state: EngineState,
  type: DataType,
  patch: Partial<TypeLive>,
): EngineState {
  return { ...state, live: { ...state.live, [type]: { ...state.live[type], ...patch } } };
}

export function withConnection(state: EngineState, patch: Partial<Connection>): EngineState {
  return { ...state, connection: { ...state.connection, ...patch } };
}
