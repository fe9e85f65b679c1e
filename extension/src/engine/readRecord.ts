import {
  type Cursor,
  DATA_TYPES,
  type DataType,
  formatCursor,
  ID_PATTERN,
  parseCursor,
} from '@daybook/protocol';
import { type Fields, isRecord, isWholeNumber } from '../shared/shape.ts';
import { LONG_AGO } from './contract/timing.ts';
import type { SentCommits } from './readSent.ts';
import type { Deletion } from './state/deletionState.ts';
import { type DeviceEntry, UNREGISTERED } from './state/deviceState.ts';
import { type ByType, mapTypes } from './state/state.ts';
import { IDLE_DURABLE, type TypeDurable } from './state/typeState.ts';

/** What is stored of a type besides its items and {@link SentCommits}. */
export type StoredDurable = Omit<TypeDurable, keyof SentCommits>;

const { outbox: _, unanswered: __, ...IDLE_STORED } = IDLE_DURABLE;

/** What only the engine needs of its durable state, under `KEYS.engine`. */
export interface EngineRecord {
  deviceId: string;
  signingOut: boolean;
  deletion: Deletion;
  durable: ByType<StoredDurable>;
  clockOffset: number;
  earlierOffsets: readonly number[];
  lapsedFor: number;
  directRefusedAt: number | null;
  device: DeviceEntry;
  /** The schemas that the items were read with. */
  schema: number;
}

export interface ReadRecord {
  record: EngineRecord;
  /** Types of which it isn't known any more how far they were read. */
  unknownTypes: readonly DataType[];
}

/** Field by field: one that is wrong counts as if it had never been stored, and loses no other (SPEC D20). */
export function readRecord(stored: unknown, deviceId: string): ReadRecord {
  const fields = isRecord(stored) ? stored : {};
  const isNew = stored === undefined;
  const durables: Fields = isRecord(fields.durable) ? fields.durable : {};
  const isLost = (type: DataType) =>
    !isNew && (!isRecord(fields.durable) || (type in durables && !isDurable(durables[type])));
  const { clockOffset, earlierOffsets, lapsedFor, directRefusedAt, device, schema } = fields;
  const record: EngineRecord = {
    deviceId: isId(fields.deviceId) ? fields.deviceId : deviceId,
    signingOut: fields.signingOut === true,
    deletion: readDeletion(fields.deletion),
    durable: mapTypes((type) => readDurable(durables[type])),
    clockOffset: isNumber(clockOffset) ? clockOffset : 0,
    earlierOffsets: Array.isArray(earlierOffsets) ? earlierOffsets.filter(isNumber) : [],
    lapsedFor: isNumber(lapsedFor) ? lapsedFor : 0,
    directRefusedAt: isNumber(directRefusedAt) ? directRefusedAt : null,
    device: isDeviceEntry(device) ? device : UNREGISTERED,
    // None of ours: everything is read again.
    schema: isWholeNumber(schema) ? schema : 0,
  };
  return { record, unknownTypes: DATA_TYPES.filter(isLost) };
}

function readDurable(stored: unknown): StoredDurable {
  if (!isDurable(stored)) return IDLE_STORED;
  const { cursor, refused, fullPull = null, currentAt } = stored;
  return {
    cursor,
    refused: refused === true,
    fullPull,
    currentAt: isNumber(currentAt) ? currentAt : LONG_AGO,
  };
}

function isDurable(stored: unknown): stored is StoredDurable {
  if (!isRecord(stored)) return false;
  const { cursor, fullPull = null } = stored;
  const isPull = fullPull === null || (isRecord(fullPull) && isCursor(fullPull.from));
  return isPull && (cursor === null || isCursor(cursor));
}

function isCursor(stored: unknown): boolean {
  if (!isRecord(stored)) return false;
  const cursor = stored as unknown as Cursor;
  const read = parseCursor(formatCursor(cursor));
  return read !== undefined && read.version === cursor.version;
}

function readDeletion(stored: unknown): Deletion {
  return stored === 'running' || stored === 'refused' ? stored : 'none';
}

function isDeviceEntry(stored: unknown): stored is DeviceEntry {
  if (!isRecord(stored) || !isNumber(stored.seenAt)) return false;
  const states: readonly unknown[] = ['unregistered', 'registered', 'listed', 'removed'];
  return states.includes(stored.state);
}

function isId(stored: unknown): stored is string {
  return typeof stored === 'string' && ID_PATTERN.test(stored);
}

function isNumber(stored: unknown): stored is number {
  return Number.isFinite(stored);
}
