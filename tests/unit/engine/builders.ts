import type { PullPage, ServerChange, Todo } from '@daybook/protocol';
import type { ConfirmedChange, SeenHead } from '../../../extension/src/engine/contract/event.ts';
import { aTodo } from '../../fakes/todos.ts';

export const START_TIME = 1_800_000_000_000;
export const UID = 'ada';

export type HeadTuple = [version: number, hasPendingWrites: boolean, schema?: number];

export function headOf(version: number, more: Partial<SeenHead>): SeenHead {
  return {
    version,
    commitId: `X${version}`,
    parent: version === 1 ? null : `X${version - 1}`,
    deviceId: 'device-b',
    schema: 1,
    updatedAt: null,
    hasPendingWrites: false,
    changes: null,
    ...more,
  };
}

export const EMPTY_PAGE: Omit<PullPage, 'dataType'> = {
  version: 0,
  commitId: null,
  schema: 1,
  changes: [],
  cursor: '0',
  hasMore: false,
};

export function todo(title: string, more: Partial<Todo> = {}): Todo {
  return aTodo({ title, createdAt: START_TIME, ...more });
}

/** Another device's confirmed change, as a head carries it. */
export function confirmed(
  id: string,
  value: Todo | null,
  version: number,
  more: Partial<ConfirmedChange> = {},
): ConfirmedChange {
  return {
    id,
    value,
    version,
    commitId: `X${version}`,
    editedAt: START_TIME,
    deviceId: 'device-b',
    ...more,
  };
}

/** The same as the API sends it. */
export function inPage(change: ConfirmedChange): ServerChange {
  const { value, ...meta } = change;
  const updatedAt = new Date(START_TIME).toISOString();
  if (value === null) return { ...meta, updatedAt, deleted: true };
  return { ...meta, updatedAt, value: value as Record<string, unknown> };
}
