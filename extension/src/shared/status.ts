import { type DataType, isDataType } from '@daybook/protocol';
import { isRecord } from './shape.ts';
import type { StorageTrouble } from './storageTrouble.ts';

/** What the sync is doing, as the worker last said it. Each state has only its own data. */
export type SyncStatus =
  | { state: 'signed-out' }
  /** Signed in without Pro. */
  | { state: 'free' }
  /** Pro has lapsed: everything is kept, nothing is sent. */
  | { state: 'paused' }
  /** A fresh device is reading everything for the first time. */
  | { state: 'first-pull' }
  | { state: 'syncing' }
  /** Nothing pending and every data type confirmed by the server; `at` is when, ms of the device's clock. */
  | { state: 'synced'; at: number }
  | { state: 'offline' }
  /** The account's sign-in ended by itself (revoked, deleted): everything is kept for the same account. */
  | { state: 'sign-in-again' }
  /** The account is being deleted, from this device: nothing is sent or pulled any more. */
  | { state: 'deleting-account' }
  /** A newer Daybook wrote these: they are kept here, and sync again once this one is updated. */
  | { state: 'update-required'; dataTypes: DataType[] }
  /** Something needs looking at; it is tried again by itself. */
  | { state: 'attention'; reason: Exclude<AttentionReason, AboutItems> }
  /** `items`: the first of those that no door takes (SPEC C14). */
  | { state: 'attention'; reason: 'item-refused'; items: readonly ItemPlace[] }
  | ReachedQuota;

type AboutItems = 'item-refused' | 'quota-reached';

/** `items`: the first of those that wait for room in `dataType`, which has as much as it may have (SPEC C17). */
export interface ReachedQuota {
  state: 'attention';
  reason: 'quota-reached';
  dataType: DataType;
  quota: (typeof QUOTAS)[number];
  /** So many items, or bytes. */
  limit: number;
  items: readonly ItemPlace[];
}

const QUOTAS = ['items', 'bytes'] as const;

/** Where an item is. */
export interface ItemPlace {
  dataType: DataType;
  itemId: string;
}

export type AttentionReason =
  /** The server can be reached but doesn't take or give changes. */
  | 'server-refuses'
  /** An item breaks the rules of its data type: it stays on this device, the rest syncs. */
  | 'item-refused'
  /** The account has as much of a type as it may have: what is new stays on this device until there is room. */
  | 'quota-reached'
  /** The server did not delete the account. */
  | 'deletion-refused'
  /** Told by message to open tabs: a status can't be stored then. */
  | StorageTrouble
  /** The engine itself failed; it began again. */
  | 'fault'
  /** Online, changes pending, and nothing moves. */
  | 'stuck';

export const INITIAL_STATUS: SyncStatus = { state: 'signed-out' };

/** Those that say nothing more. */
const BARE_STATES: readonly unknown[] = [
  'signed-out',
  'free',
  'paused',
  'first-pull',
  'syncing',
  'offline',
  'sign-in-again',
  'deleting-account',
] satisfies SyncStatus['state'][];

type BareReason = Exclude<AttentionReason, StorageTrouble | AboutItems>;
const ATTENTION_REASONS: Readonly<Record<BareReason, true>> = {
  'server-refuses': true,
  'deletion-refused': true,
  fault: true,
  stuck: true,
};

/** The status as it is stored; the first one where it is none, until the worker says it again (SPEC D20). */
export function readStatus(stored: unknown): SyncStatus {
  return isStatus(stored) ? stored : INITIAL_STATUS;
}

export function isStatus(stored: unknown): stored is SyncStatus {
  if (!isRecord(stored)) return false;
  const { state, at, dataTypes, reason, items } = stored;
  switch (state) {
    case 'synced':
      return Number.isFinite(at);
    case 'update-required':
      return Array.isArray(dataTypes) && dataTypes.every(isDataType);
    case 'attention':
      if (reason === 'item-refused') return areItemPlaces(items);
      if (reason === 'quota-reached') return isReachedQuota(stored);
      return typeof reason === 'string' && Object.hasOwn(ATTENTION_REASONS, reason);
    default:
      return BARE_STATES.includes(state);
  }
}

function isReachedQuota({ dataType, quota, limit, items }: Record<string, unknown>): boolean {
  const isQuota = (QUOTAS as readonly unknown[]).includes(quota);
  return isDataType(dataType) && isQuota && Number.isFinite(limit) && areItemPlaces(items);
}

function areItemPlaces(stored: unknown): boolean {
  return Array.isArray(stored) && stored.every(isItemPlace);
}

function isItemPlace(stored: unknown): stored is ItemPlace {
  return isRecord(stored) && isDataType(stored.dataType) && typeof stored.itemId === 'string';
}
