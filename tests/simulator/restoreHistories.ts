import type { History } from './actions.ts';

/** The server is put back to a backup while commits are under way. */
export const RESTORE_HISTORIES = {
  'P11, P13: heads are renewed after an own commit that an acknowledgement, amid a full pull, shows':
    {
      skews: [-3600000, 0, 3600000],
      actions: [
        { do: 'setClock', device: 4, byMs: 120000 },
        { do: 'copyProfile', device: 2 },
        { do: 'edit', device: 4, item: 0, field: 1 },
        { do: 'pro', pro: true },
        { do: 'work', device: 1, steps: 7, choice: 22421 },
        { do: 'edit', device: 1, item: 0, field: 1 },
        { do: 'backUpServer' },
        { do: 'work', device: 1, steps: 4, choice: 59515 },
        { do: 'pass', ms: 50 },
        { do: 'work', device: 1, steps: 9, choice: 34997 },
        { do: 'work', device: 1, steps: 18, choice: 34618 },
        { do: 'proFor', ms: 100000 },
        { do: 'work', device: 1, steps: 5, choice: 20241 },
        { do: 'sleep', ms: 28800000 },
        { do: 'restoreServer', renews: true },
      ],
      options: { variety: 0, pageSize: 3 },
    },
  'P11, P13: heads are renewed after an own commit that a late head shows': {
    skews: [0, 0, 1500, 0],
    actions: [
      { do: 'proFor', ms: 20000 },
      { do: 'work', device: 1, steps: 10, choice: 1263 },
      { do: 'backUpServer' },
      { do: 'work', device: 4, steps: 8, choice: 23554 },
      { do: 'work', device: 0, steps: 9, choice: 45751 },
      { do: 'work', device: 1, steps: 13, choice: 37464 },
      { do: 'work', device: 4, steps: 19, choice: 34545 },
      { do: 'edit', device: 4, item: 2, field: 0 },
      { do: 'edit', device: 1, item: 2, field: 1 },
      { do: 'work', device: 0, steps: 2, choice: 12296 },
      { do: 'work', device: 1, steps: 23, choice: 12385 },
      { do: 'sleep', ms: 28800000 },
      { do: 'work', device: 4, steps: 5, choice: 59789 },
      { do: 'work', device: 4, steps: 19, choice: 23550 },
      { do: 'edit', device: 0, item: 2, type: 4, field: 0 },
      { do: 'restoreServer', renews: true },
    ],
    options: { variety: 0, pageSize: 3 },
  },
  'R5, P13: a head of a restored server comes while Firestore connects again': {
    skews: [-3600000, 3600000, 1500],
    actions: [
      { do: 'backUpServer' },
      { do: 'edit', device: 2, item: 2, field: 0 },
      { do: 'run', ms: 20000, choice: 25341 },
      { do: 'firestoreReplaced', device: 1, keepsQueue: true },
      { do: 'work', device: 1, steps: 20, choice: 47744 },
      { do: 'edit', device: 3, item: 0, field: 1 },
      { do: 'firestoreReplaced', device: 4, keepsQueue: true },
      { do: 'restoreServer', renews: true },
    ],
    options: { variety: 0, pageSize: 50, freezes: false },
  },
} satisfies Record<string, History>;
