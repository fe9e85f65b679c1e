import type { History } from './actions.ts';

/** Devices that get nowhere, and what they ask for meanwhile. */
export const STANDSTILL_HISTORIES = {
  'S13, D9: an update while Firestore can’t be reached, and holds what was refused': {
    skews: [0, 0, 0],
    actions: [
      { do: 'directDoor', device: 2, isClosed: true },
      { do: 'edit', device: 2, item: 1, field: 1 },
      { do: 'run', ms: 90_000, choice: 26077 },
      { do: 'updateDaybook', device: 2 },
      { do: 'run', ms: 90_000, choice: 59641 },
    ],
  },
  'S13, R3: Firestore dies without a word under a device that only listens': {
    skews: [0, 0],
    actions: [
      { do: 'run', ms: 20_000, choice: 1 },
      { do: 'firestoreDies', device: 1 },
      { do: 'edit', device: 0, item: 0, field: 0 },
      { do: 'run', ms: 300_000, choice: 2 },
    ],
  },
  'S13, R5: Firestore can’t be reached any more, and has a head that was not pulled for': {
    skews: [3_600_000, 0],
    actions: [
      { do: 'run', ms: 300_000, choice: 41968 },
      { do: 'backUpServer' },
      { do: 'restoreServer', renews: true },
      { do: 'work', device: 0, steps: 13, choice: 1932 },
      { do: 'directDoor', device: 0, isClosed: true },
      { do: 'breakStored', device: 0, broken: 'status' },
      { do: 'run', ms: 300_000, choice: 39594 },
    ],
    options: { variety: 3, pageSize: 2 },
  },
  'P18: an API door that fails for an hour, and a device that has everything to read': {
    skews: [0, 0],
    actions: [
      { do: 'edit', device: 0, item: 0, field: 0 },
      { do: 'run', ms: 20_000, choice: 1 },
      { do: 'apiDoor', device: 1, way: 'failing' },
      { do: 'directDoor', device: 1, isClosed: true },
      { do: 'updateDaybook', device: 1 },
      { do: 'run', ms: 3_600_000, choice: 2 },
    ],
  },
} satisfies Record<string, History>;
