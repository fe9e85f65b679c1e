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
} satisfies Record<string, History>;

function edit(device: number, item: number, field = 0): Action {
  return { do: 'edit', device, item, field };
}

function work(device: number, steps: number, choice: number): Action {
  return { do: 'work', device, steps, choice };
}
