import type { Action, History } from './actions.ts';

/** What seeds found of records that can't be read, and of Daybooks of two versions. */
export const VERSION_HISTORIES = {
  'D20: edits of two sessions wait, and the session can’t be read': {
    skews: [0, 0, 0],
    actions: [
      { do: 'edit', device: 4, item: 0, type: 1, field: 1 },
      work(1, 22, 8701),
      edit(1, 0),
      { do: 'breakStored', device: 4, broken: 'session' },
    ],
    options: { variety: 3, pageSize: 50 },
  },
  'D20, V6: the session can’t be read, and the device, under its new id, isn’t in the list': {
    skews: [0, 0],
    actions: [
      edit(1, 1),
      { do: 'run', ms: 3_000, choice: 32902 },
      edit(0, 0),
      edit(1, 0),
      { do: 'breakStored', device: 0, broken: 'session' },
      { do: 'run', ms: 300_000, choice: 20717 },
    ],
  },
  'R5: of an empty type it isn’t known any more how far it was read': {
    skews: [0, 0, 3_600_000, 1_500],
    actions: [
      { do: 'run', ms: 300_000, choice: 14519 },
      { do: 'breakStored', device: 3, broken: 'cursor' },
    ],
  },
  'R5, D9: an update has everything read again by a device that was synced': {
    skews: [0, 0],
    actions: [
      edit(0, 0),
      { do: 'run', ms: 90_000, choice: 1 },
      { do: 'newerWrites', type: 0, item: 1 },
      { do: 'run', ms: 20_000, choice: 2 },
      { do: 'updateDaybook', device: 1 },
      { do: 'run', ms: 3_000, choice: 3 },
    ],
  },
  'P12: a copy of a copy commits before the machine that both come from has read anything': {
    skews: [0, -3600000, -3600000],
    actions: [
      { do: 'work', device: 4, steps: 18, choice: 27631 },
      { do: 'copyProfile', device: 1 },
      { do: 'edit', device: 3, item: 0, type: 0, field: 1 },
      { do: 'work', device: 3, steps: 18, choice: 27754 },
      { do: 'effectThrows', device: 1 },
      { do: 'delete', device: 3, item: 0 },
      { do: 'work', device: 3, steps: 24, choice: 22626 },
      { do: 'copyProfile', device: 3 },
      { do: 'work', device: 1, steps: 13, choice: 42017 },
    ],
    options: { variety: 0, pageSize: 3, freezes: false },
  },
  'K3: a deletion of what a measurement corrected since the person saw it': {
    skews: [3600000, 3600000],
    actions: [
      { do: 'apiDoor', device: 4, way: 'failing' },
      { do: 'work', device: 0, steps: 19, choice: 18768 },
      { do: 'work', device: 2, steps: 25, choice: 60691 },
      { do: 'setClock', device: 2, byMs: -5184000000 },
      { do: 'edit', device: 2, item: 0, field: 1 },
      { do: 'work', device: 0, steps: 19, choice: 22338 },
      { do: 'delete', device: 2, item: 0 },
    ],
    options: { variety: 0, pageSize: 3, freezes: false },
  },
  'K4: the network comes back in the moment in which Pro was asked for': {
    skews: [3600000, -3600000],
    actions: [
      { do: 'edit', device: 1, item: 2, field: 0 },
      { do: 'edit', device: 2, item: 0, field: 1 },
      { do: 'work', device: 3, steps: 16, choice: 3031 },
      { do: 'work', device: 0, steps: 4, choice: 44385 },
      { do: 'work', device: 2, steps: 21, choice: 53952 },
      { do: 'work', device: 1, steps: 19, choice: 12556 },
      { do: 'loseAnswer', device: 1 },
      { do: 'edit', device: 2, item: 1, field: 0 },
      { do: 'work', device: 4, steps: 19, choice: 57069 },
      { do: 'work', device: 1, steps: 8, choice: 22562 },
      { do: 'edit', device: 0, item: 1, field: 0 },
      { do: 'crash', device: 2, effects: 0 },
      { do: 'proFor', ms: 100000 },
      { do: 'edit', device: 1, item: 2, field: 1 },
      { do: 'work', device: 2, steps: 17, choice: 63796 },
      { do: 'edit', device: 3, item: 1, type: 4, field: 0 },
      { do: 'online', device: 1, online: false },
      { do: 'work', device: 2, steps: 3, choice: 7410 },
      { do: 'work', device: 0, steps: 11, choice: 15044 },
      { do: 'online', device: 1, online: true },
      { do: 'loseAnswer', device: 1 },
      { do: 'work', device: 1, steps: 10, choice: 50053 },
      { do: 'work', device: 1, steps: 1, choice: 17085 },
      { do: 'edit', device: 2, item: 1, type: 1, field: 1 },
      { do: 'pass', ms: 61000 },
      { do: 'pass', ms: 61000 },
      { do: 'proFor', ms: 20000 },
      { do: 'work', device: 3, steps: 14, choice: 60189 },
      { do: 'edit', device: 0, item: 1, type: 3, field: 0 },
      { do: 'work', device: 1, steps: 14, choice: 26006 },
      { do: 'pass', ms: 61000 },
      { do: 'online', device: 0, online: false },
      { do: 'work', device: 0, steps: 13, choice: 4918 },
      { do: 'work', device: 2, steps: 22, choice: 23222 },
      { do: 'work', device: 2, steps: 7, choice: 42961 },
      { do: 'apiCommit', device: 3, asDevice: false, item: 1, type: 1 },
    ],
    options: { variety: 0, pageSize: 50, freezes: false },
  },
  'M9: an edit was made on what has lost by the time that it comes': {
    skews: [0, 0],
    actions: [
      { do: 'work', device: 0, steps: 20, choice: 50435 },
      { do: 'apiCommit', device: 2, asDevice: false, item: 0 },
      { do: 'work', device: 4, steps: 22, choice: 17519 },
      { do: 'crash', device: 1, effects: 2 },
      { do: 'edit', device: 3, item: 0, field: 1 },
      { do: 'edit', device: 1, item: 1, type: 4, field: 1 },
      { do: 'work', device: 1, steps: 23, choice: 31439 },
      { do: 'work', device: 1, steps: 16, choice: 2132 },
      { do: 'work', device: 3, steps: 18, choice: 690 },
      { do: 'work', device: 4, steps: 12, choice: 18978 },
      { do: 'edit', device: 4, item: 0, type: 0, field: 0 },
      { do: 'edit', device: 1, item: 1, type: 0, field: 1 },
      { do: 'crash', device: 3, effects: 2 },
      { do: 'apiCommit', device: 3, asDevice: true, item: 0, type: 4 },
      { do: 'edit', device: 1, item: 0, field: 1 },
      { do: 'work', device: 3, steps: 8, choice: 9888 },
      { do: 'work', device: 0, steps: 19, choice: 42689 },
      { do: 'edit', device: 1, item: 0, field: 1 },
      { do: 'work', device: 3, steps: 18, choice: 56968 },
      { do: 'edit', device: 0, item: 1, field: 1 },
    ],
    options: { variety: 0, pageSize: 50, freezes: false },
  },
} satisfies Record<string, History>;

function edit(device: number, item: number, field = 0): Action {
  return { do: 'edit', device, item, field };
}

function work(device: number, steps: number, choice: number): Action {
  return { do: 'work', device, steps, choice };
}
