import type { DataType, ItemValue } from '@daybook/protocol';
import { changedEntries } from '../../extension/src/engine/persistence.ts';
import { emptyState, withType } from '../../extension/src/engine/state/state.ts';
import { BucketsDraft, emptyBuckets, type ServerItem } from '../../extension/src/shared/items.ts';
import { makeTodos } from '../sync/todos.ts';

const DAY_MS = 86_400_000;
/** The last day of the history. */
const TODAY = Date.UTC(2026, 10, 26);

const HABITS = 10;
const DAYS = 1_100;
const SESSIONS = 9_000;

/** How much a device has stored. */
export const STORES = {
  empty: {},
  '2,000 todos, 11,000 check-ins, 9,000 sessions': {
    TODOS: todos(2_000),
    HABITS: habits(),
    FOCUS_HISTORY: sessions(),
  },
  '10,000 todos': { TODOS: todos(10_000) },
} as const satisfies Record<string, Partial<Record<DataType, Items>>>;

export type StoreName = keyof typeof STORES;

type Items = [string, ItemValue][];

export function todoCount(name: StoreName): number {
  const stored: Partial<Record<DataType, Items>> = STORES[name];
  return stored.TODOS?.length ?? 0;
}

/** What chrome.storage.local has of it, written by the engine's own code: whatever form it stores is measured. */
export function storedEntries(name: StoreName): Record<string, unknown> {
  const empty = emptyState('device');
  const filled = (Object.entries(STORES[name]) as [DataType, Items][]).reduce(
    (state, [type, items]) => {
      const server = new BucketsDraft<ServerItem>(emptyBuckets());
      for (const [id, value] of items) server.set(id, { value, editedAt: 1, version: 1 });
      return withType(state, type, { items: { server: server.buckets(), local: emptyBuckets() } });
    },
    empty,
  );
  return changedEntries(empty, filled);
}

function todos(count: number): Items {
  return makeTodos(count).map(({ id, value }) => [id, value]);
}

function habits(): Items {
  const items: Items = [];
  for (let habit = 0; habit < HABITS; habit += 1) {
    const habitId = `01H${String(habit).padStart(23, '0')}`;
    items.push([
      habitId,
      {
        kind: 'habit',
        name: `Habit ${habit}`,
        color: 'green',
        days: [1, 2, 3, 4, 5, 6, 7],
        target: 1,
        order: `a${habit}`,
        archived: false,
        createdAt: TODAY - DAYS * DAY_MS,
      },
    ]);
    for (let ago = 0; ago < DAYS; ago += 1) {
      const day = new Date(TODAY - ago * DAY_MS).toISOString().slice(0, 10);
      items.push([`${habitId}.${day}`, { kind: 'checkin', habitId, day, count: 1 }]);
    }
  }
  return items;
}

function sessions(): Items {
  return Array.from({ length: SESSIONS }, (_, n) => {
    const startedAt = TODAY - n * (DAY_MS / 8);
    return [
      `01S${String(n).padStart(23, '0')}`,
      {
        kind: 'focus',
        startedAt,
        endedAt: startedAt + 1_500_000,
        plannedMinutes: 25,
        completed: true,
        label: `Chapter ${n % 40}`,
      },
    ];
  });
}
