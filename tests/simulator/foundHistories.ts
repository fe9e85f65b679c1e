import type { Action, History } from './actions.ts';

const HOUR = 3_600_000;

/** Histories of faults that random seeds found, shrunk; each failed before its rule was there. */
export const FOUND_HISTORIES = {
  'R2: a fault of a device that has nothing to exchange': {
    skews: [0, 0],
    actions: [
      { do: 'run', ms: 90_000, choice: 0 },
      { do: 'effectThrows', device: 0 },
      { do: 'online', device: 0, online: false },
      { do: 'run', ms: 90_000, choice: 0 },
    ],
  },
  'P2: an answer asked for before a fault, about another cursor': {
    skews: [0, 0, 0, HOUR],
    actions: [
      { do: 'apiCommit', device: 1, asDevice: false, item: 2 },
      work(3, 14, 28264),
      { do: 'effectThrows', device: 3 },
      work(3, 7, 47830),
      { do: 'erase' },
    ],
  },
  'P13: a type lost its head, and was overtaken while a device looked on': {
    skews: [0, 0, -HOUR],
    actions: [
      edit(0, 2),
      work(4, 20, 13276),
      { do: 'backUpServer' },
      work(0, 25, 5612),
      edit(3, 2),
      edit(4, 0),
      work(1, 20, 51698),
      { do: 'restoreServer', renews: true },
      work(0, 17, 50650),
    ],
    options: { variety: 3, pageSize: 2 },
  },
  'P13: renewed heads, and a type that had none': {
    skews: [1_500, 1_500, 0, 0],
    actions: [
      { do: 'copyProfile', device: 2 },
      edit(0, 1, 1),
      { do: 'backUpServer' },
      edit(3, 2),
      edit(4, 0),
      work(0, 14, 60583),
      work(0, 22, 36132),
      { do: 'restoreServer', renews: true },
    ],
    options: { pageSize: 2, maxRequestBytes: 2_000 },
  },
  'P15: what was acknowledged just before a restore': {
    skews: [0, 1_500, 1_500, 0],
    actions: [
      work(0, 19, 36338),
      edit(4, 0, 1),
      edit(1, 0),
      work(0, 1, 25854),
      work(0, 9, 29356),
      work(4, 10, 49241),
      edit(3, 2),
      work(3, 13, 37151),
      { do: 'backUpServer' },
      work(3, 20, 50535),
      { do: 'restoreServer', renews: true },
    ],
    options: { pageSize: 3 },
  },
  'P15, M10: a restore, by a clock two months ahead': {
    skews: [1_500, 1_500, 1_500],
    actions: [
      { do: 'run', ms: 90_000, choice: 24498 },
      { do: 'setClock', device: 1, byMs: 5_184_000_000 },
      edit(4, 1, 1),
      { do: 'backUpServer' },
      edit(2, 1, 1),
      edit(1, 1, 1),
      work(1, 17, 64080),
      work(2, 11, 46782),
      edit(4, 1),
      { do: 'restoreServer', renews: true },
      work(4, 24, 39849),
    ],
    options: { variety: 3, pageSize: 3 },
  },
  'P11: an own commit that a head shows, and whose items were removed after it': {
    skews: [-HOUR, 1_500, 0],
    actions: [
      { do: 'copyProfile', device: 2 },
      edit(4, 1),
      work(0, 11, 30134),
      work(0, 16, 21691),
      work(4, 14, 64659),
      { do: 'loseAnswer', device: 0 },
      { do: 'crash', device: 4, effects: 0 },
      work(4, 25, 23353),
      { do: 'erase' },
    ],
    options: { variety: 2, pageSize: 2 },
  },
  'P14: an own commit acknowledged before the pages of a full pull that lack it': {
    skews: [0, HOUR],
    actions: [
      work(4, 18, 65167),
      edit(4, 0, 1),
      work(0, 20, 13945),
      { do: 'edit', device: 2, item: 1, type: 4, field: 0 },
      { do: 'pass', ms: 16_000 },
      work(2, 14, 50036),
      { do: 'apiDoor', device: 0, way: 'closed' },
      work(0, 24, 54593),
      { do: 'backUpMachine', device: 0 },
      { do: 'putBackMachine', device: 0 },
      { do: 'erase' },
      work(2, 25, 36777),
    ],
    options: { variety: 3, pageSize: 2 },
  },
  'P18: pushes that failed, and a commit that Firestore delivers then': {
    skews: [0, 0],
    actions: [
      { do: 'run', ms: 3_000, choice: 12582 },
      { do: 'auth', device: 0, mode: 'silent' },
      { do: 'sleep', ms: 28_800_000 },
      edit(0, 2, 1),
      { do: 'run', ms: 90_000, choice: 56292 },
    ],
  },
  'V6, V7: a removed device whose profile was copied, and that is edited on': {
    skews: [0, HOUR],
    actions: [
      { do: 'edit', device: 3, item: 1, type: 2, field: 1 },
      work(1, 19, 14598),
      work(1, 21, 59441),
      { do: 'removeDevice', device: 3 },
      { do: 'run', ms: 300_000, choice: 11753 },
      { do: 'edit', device: 3, item: 1, type: 3, field: 0 },
      { do: 'copyProfile', device: 3 },
      work(2, 20, 49069),
      work(0, 9, 42289),
      { do: 'edit', device: 3, item: 2, type: 0, field: 1 },
      edit(4, 0, 1),
      work(0, 3, 43788),
    ],
    options: { pageSize: 50 },
  },
  'M4: a text is set back where it was deleted meanwhile': {
    skews: [0, 0],
    actions: [
      work(1, 24, 23296),
      work(4, 16, 11329),
      work(0, 13, 48374),
      edit(1, 0, 1),
      { do: 'delete', device: 3, item: 0 },
      work(1, 14, 10945),
      work(4, 19, 47323),
      edit(2, 0),
      { do: 'revert', device: 2, item: 0, field: 0 },
    ],
    options: { pageSize: 2 },
  },
  'V6, C14: a removed device one item of which was refused, and taken from others since': {
    skews: [0, -HOUR, -HOUR],
    actions: [
      { do: 'writeRefused', device: 1, item: 2, wrong: 'unknown field' },
      { do: 'run', ms: 300_000, choice: 32952 },
      { do: 'online', device: 1, online: false },
      { do: 'edit', device: 2, item: 2, type: 0, field: 0 },
      { do: 'proFor', ms: 500 },
      { do: 'run', ms: 20_000, choice: 5757 },
      { do: 'edit', device: 4, item: 1, type: 0, field: 0 },
      { do: 'removeDevice', device: 1 },
      { do: 'run', ms: 3_000, choice: 51470 },
    ],
    options: { pageSize: 2 },
  },
} satisfies Record<string, History>;

function edit(device: number, item: number, field = 0): Action {
  return { do: 'edit', device, item, field };
}

function work(device: number, steps: number, choice: number): Action {
  return { do: 'work', device, steps, choice };
}
