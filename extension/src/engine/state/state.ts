import { DATA_TYPES, type DataType, type Revision } from '@daybook/protocol';
import type { Conflict } from '../../shared/conflict.ts';
import type { KnownDevice } from '../../shared/devices.ts';
import {
  countEntries,
  emptyBuckets,
  getEntry,
  type ItemsByType,
  type TypeItems,
} from '../../shared/items.ts';
import { FIRST_SESSION, type Session } from '../../shared/session.ts';
import { INITIAL_STATUS, type SyncStatus } from '../../shared/status.ts';
import { type AccountTransient, IDLE_ACCOUNT } from './accountState.ts';
import { type Connection, IDLE_CONNECTION } from './connectionState.ts';
import type { DeletedHabit } from './deletedHabit.ts';
import { type Deletion, type DeletionTransient, IDLE_DELETION } from './deletionState.ts';
import {
  type DeviceEntry,
  type DeviceTransient,
  IDLE_DEVICE,
  UNREGISTERED,
} from './deviceState.ts';
import { type Fault, NO_FAULT } from './faultState.ts';
import { IDLE_DURABLE, IDLE_TRANSIENT, type TypeDurable, type TypeTransient } from './typeState.ts';
import type { UnmeasuredEdit } from './unmeasuredEdit.ts';

/**
 * Everything the engine knows. What is durable is stored after each step, before the step's effects run; the rest ends
 * with the worker.
 */
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
  readonly durable: ByType<TypeDurable>;
  /** Durable: what lost in merges, newest last. */
  readonly conflicts: readonly Conflict[];
  /** Durable: habits of which the deletion is remembered. */
  readonly deletedHabits: readonly DeletedHabit[];
  /** Durable: this device's place in the account's list of devices. */
  readonly device: DeviceEntry;
  /** Durable, for the tabs: the account's devices as the server last had them. */
  readonly devices: readonly KnownDevice[];
  /** Durable: the server's clock minus this device's, ms. */
  readonly clockOffset: number;
  /** Durable: the same as it was before the last corrections (SPEC K3), newest first. */
  readonly earlierOffsets: readonly number[];
  /** Durable: what was edited since that was last measured, unless it is sent. */
  readonly unmeasured: readonly UnmeasuredEdit[];
  /** Durable: the end of a Pro that the server's clock has shown to be over, ms; 0 for none. */
  readonly lapsedFor: number;
  /** Durable: when the direct door was found to refuse what is valid, by the device's clock, ms; null if it isn't known to. */
  readonly directRefusedAt: number | null;
  /** Durable, for the tabs; derived by {@link withStatus}. */
  readonly status: SyncStatus;
  readonly connection: Connection;
  readonly transient: ByType<TypeTransient>;
  readonly deviceTransient: DeviceTransient;
  readonly account: AccountTransient;
  readonly deletionTransient: DeletionTransient;
  readonly fault: Fault;
  /** All edits that wait in storage are being read, in order; single ones wait for that (SPEC V7). */
  readonly areEditsAsked: boolean;
}

export type ByType<Value> = Readonly<Record<DataType, Value>>;

/** Stands for an item that the device never had. */
export const NEVER_STORED: Revision = { value: null, editedAt: 0 };

export function mapTypes<Value>(make: (type: DataType) => Value): ByType<Value> {
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
    items: mapTypes(() => NO_ITEMS),
    durable: mapTypes(() => IDLE_DURABLE),
    conflicts: [],
    deletedHabits: [],
    device: UNREGISTERED,
    devices: [],
    clockOffset: 0,
    earlierOffsets: [],
    unmeasured: [],
    lapsedFor: 0,
    directRefusedAt: null,
    status: INITIAL_STATUS,
    connection: IDLE_CONNECTION,
    transient: mapTypes(() => IDLE_TRANSIENT),
    deviceTransient: IDLE_DEVICE,
    account: IDLE_ACCOUNT,
    deletionTransient: IDLE_DELETION,
    fault: NO_FAULT,
    areEditsAsked: false,
  };
}

/** What is to be replaced of one data type; what isn't named stays the same object. */
export interface TypePatch {
  items?: TypeItems;
  durable?: Partial<TypeDurable>;
  transient?: Partial<TypeTransient>;
}

export function withType(
  state: EngineState,
  type: DataType,
  { items, durable, transient }: TypePatch,
): EngineState {
  return {
    ...state,
    ...(items && { items: { ...state.items, [type]: items } }),
    ...(durable && { durable: patched(state.durable, type, durable) }),
    ...(transient && { transient: patched(state.transient, type, transient) }),
  };
}

function patched<Value extends object>(
  all: ByType<Value>,
  type: DataType,
  patch: Partial<Value>,
): ByType<Value> {
  return { ...all, [type]: { ...all[type], ...patch } };
}

export function withConnection(state: EngineState, patch: Partial<Connection>): EngineState {
  return { ...state, connection: { ...state.connection, ...patch } };
}

/** How many items have changes that the server doesn't have; edits that aren't folded yet come on top. */
export function dirtyCount({ items }: EngineState): number {
  return DATA_TYPES.reduce((count, type) => count + countEntries(items[type].local), 0);
}

/** The same without those that no door takes (SPEC C14): nothing moves them but a person. */
export function unsentCount(state: EngineState): number {
  return sumOf(DATA_TYPES.map((type) => unsentCountOf(state, type)));
}

/** And without those that a quota holds back (SPEC C17). */
export function sendableCount(state: EngineState): number {
  return sumOf(DATA_TYPES.map((type) => sendableCountOf(state, type)));
}

export function sendableCountOf(state: EngineState, type: DataType): number {
  return unsentCountOf(state, type) - countChanged(state, type, heldItemsOf(state, type));
}

function unsentCountOf(state: EngineState, type: DataType): number {
  const refused = countChanged(state, type, refusedItemsOf(state, type));
  return countEntries(state.items[type].local) - refused;
}

function refusedItemsOf({ transient }: EngineState, type: DataType): readonly string[] {
  return transient[type].refusedItems;
}

function heldItemsOf({ transient }: EngineState, type: DataType): readonly string[] {
  return transient[type].heldBack?.ids ?? [];
}

/** One that is no longer changed here counts no more, although it is still named. */
function countChanged({ items }: EngineState, type: DataType, ids: readonly string[]): number {
  return ids.filter((id) => getEntry(items[type].local, id)).length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
