import { DATA_TYPES, type DataType, type Revision } from '@daybook/protocol';
import type { Conflict } from '../../shared/conflict.ts';
import type { KnownDevice } from '../../shared/devices.ts';
import { emptyBuckets, type ItemsByType, type TypeItems } from '../../shared/items.ts';
import { FIRST_SESSION, type Session } from '../../shared/session.ts';
import { INITIAL_STATUS, type SyncStatus } from '../../shared/status.ts';
import { type AccountLive, IDLE_ACCOUNT } from './accountState.ts';
import { type Connection, IDLE_CONNECTION } from './connectionState.ts';
import { type Deletion, type DeletionLive, IDLE_DELETION } from './deletionState.ts';
import { type DeviceEntry, type DeviceLive, IDLE_DEVICE, UNREGISTERED } from './deviceState.ts';
import { IDLE_LIVE, IDLE_SYNC, type TypeLive, type TypeSync } from './typeState.ts';

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

/** Stands for an item that the device never had. */
export const NEVER_STORED: Revision = { value: null, editedAt: 0 };

export function byType<Value>(make: (type: DataType) => Value): ByType<Value> {
  return Object.fromEntries(DATA_TYPES.map((type) => [type, make(type)])) as ByType<Value>;
}

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
