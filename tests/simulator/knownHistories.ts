import type { Action, History } from './actions.ts';
import { FOUND_HISTORIES } from './foundHistories.ts';
import { MOMENT_HISTORIES } from './momentHistories.ts';
import { RESTORE_HISTORIES } from './restoreHistories.ts';
import { STANDSTILL_HISTORIES } from './standstillHistories.ts';
import { VERSION_HISTORIES } from './versionHistories.ts';

/** Histories worth playing each time: those that once failed, and those that chance rarely makes. */
export const KNOWN_HISTORIES = {
  'a snapshot that came after Pro had lapsed made the engine believe it still listened': {
    skews: [0, 0],
    actions: [
      edit(1, 0),
      work(0, 3),
      work(0, 4, 25538),
      { do: 'pro', pro: false },
      work(0, 1),
      { do: 'pass', ms: 50 },
      { do: 'loseAnswer', device: 0 },
      edit(0, 0),
      work(0, 14),
      work(0, 1),
    ],
  },
  'a clamped clock gave two edits one time, and the second was taken for sent': {
    skews: [0, 3_600_000],
    actions: [
      edit(3, 2),
      work(3, 9),
      edit(1, 2),
      { do: 'online', device: 1, online: false },
      work(0, 1),
      { do: 'failWrite', device: 0 },
      { do: 'pass', ms: 61_000 },
      { do: 'pass', ms: 50 },
      edit(0, 0),
      work(0, 1),
      { do: 'crash', device: 0, effects: 0 },
      work(0, 1),
      work(3, 18),
      work(3, 9),
    ],
  },
  'E10, E11: Pro comes to devices that have edits, goes while more are made, and comes again': {
    skews: [0, 3_600_000],
    actions: [
      { do: 'pro', pro: false },
      edit(0, 0),
      ...settled(0),
      ...settled(1),
      { do: 'pro', pro: true },
      ...settled(0),
      edit(0, 1),
      work(0, 5),
      { do: 'pro', pro: false },
      edit(1, 1),
      ...settled(1),
      ...settled(0),
      edit(0, 2),
    ],
  },
  'S19: the answer to a creation was lost, and another device deleted the item': {
    skews: [0, 0],
    actions: [
      edit(0, 1),
      work(0, 9),
      edit(0, 0),
      work(0, 23, 36134),
      work(0, 11),
      { do: 'loseAnswer', device: 0 },
      work(1, 14),
      { do: 'pass', ms: 1200 },
      work(0, 5, 36160),
      { do: 'purge' },
      work(3, 16, 39087),
      { do: 'delete', device: 1, item: 0 },
      work(3, 6),
      { do: 'online', device: 0, online: false },
      work(3, 3),
    ],
  },
  'P6: a deletion is purged while a device is offline, and more is committed after it': {
    skews: [0, 0],
    actions: [
      edit(0, 0),
      ...settled(0),
      ...settled(1),
      { do: 'online', device: 1, online: false },
      work(1, 5),
      { do: 'delete', device: 0, item: 0 },
      ...settled(0),
      edit(0, 1),
      ...settled(0),
      { do: 'purge' },
    ],
  },
  'P6: a 409 answered from the start, whose cursor never expires, after the first own commit was acknowledged':
    {
      skews: [0, 0],
      actions: [
        edit(1, 1),
        work(1, 1),
        work(1, 22, 36936),
        edit(1, 0),
        work(1, 3),
        { do: 'pass', ms: 61000 },
        work(0, 19, 22384),
        { do: 'delete', device: 0, item: 1 },
        work(0, 13),
        work(0, 2, 19862),
        { do: 'purge' },
        work(0, 1),
      ],
    },
  'M10, N7: a log of more than a hundred entries, some of them restored': {
    skews: [0, 0],
    actions: [
      { do: 'collide', device: 0, other: 1, count: 110 },
      { do: 'run', ms: 3_000, choice: 5 },
      { do: 'restoreLost', device: 0, count: 20 },
      { do: 'restoreLost', device: 1, count: 20 },
      { do: 'run', ms: 3_000, choice: 5 },
      { do: 'dismissLog', device: 1 },
    ],
    options: { pageSize: 50 },
  },
  'C14: an item under an id that no door takes, and a value': {
    skews: [0, 0],
    actions: [
      { do: 'writeRefused', device: 0, item: 0, wrong: 'impossible id' },
      { do: 'writeRefused', device: 0, item: 1, wrong: 'text too long' },
      edit(0, 2),
      { do: 'run', ms: 90_000, choice: 0 },
    ],
  },
  'C13: a proxy that lets only the smallest requests through, and goes': {
    skews: [0, 0],
    actions: [
      { do: 'run', ms: 3_000, choice: 5 },
      { do: 'apiDoor', device: 0, way: '413 above 400 bytes' },
      { do: 'bulk', device: 0, count: 20, notes: 300 },
      { do: 'run', ms: 20_000, choice: 5 },
    ],
    options: { pageSize: 50 },
  },
  ...FOUND_HISTORIES,
  ...RESTORE_HISTORIES,
  ...VERSION_HISTORIES,
  ...MOMENT_HISTORIES,
  ...STANDSTILL_HISTORIES,
} satisfies Record<string, History>;

/** They take seconds each, or more room than the copy of a trace has (SPEC T3). */
export const HEAVY_HISTORIES = {
  'C11, C13: two thousand items at once, and more bytes than a request can have': {
    skews: [0, 0],
    actions: [
      { do: 'importMany', device: 0, count: 2_000, notes: 0 },
      { do: 'run', ms: 3_000, choice: 5 },
      { do: 'importMany', device: 1, count: 300, notes: 4_500 },
      { do: 'run', ms: 3_000, choice: 5 },
    ],
    options: { pageSize: 50 },
  },
} satisfies Record<string, History>;

function edit(device: number, item: number): Action {
  return { do: 'edit', device, item, field: 'title' };
}

function work(device: number, steps: number, choice = 0): Action {
  return { do: 'work', device, steps, choice };
}

/** Time and steps enough to send what there is and to hear of what others sent. */
function settled(device: number): Action[] {
  const round: Action[] = [work(device, 60, 7), { do: 'pass', ms: 1_200 }];
  return [...round, ...round, ...round];
}
