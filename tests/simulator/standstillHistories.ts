import type { History } from './actions.ts';

/** Devices that get nowhere, what they ask for in vain, and conflicts that are none. */
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
  'S13, K5: a clock that is set back while all types fail': {
    skews: [3_600_000, 3_600_000],
    actions: [
      { do: 'apiDoor', device: 3, way: '200 with {}' },
      { do: 'work', device: 3, steps: 25, choice: 49979 },
      { do: 'work', device: 1, steps: 22, choice: 39651 },
      { do: 'setClock', device: 1, byMs: -5_184_000_000 },
      { do: 'run', ms: 90_000, choice: 55109 },
    ],
    options: { pageSize: 50 },
  },
  'P18, K5: a clock is set back by two minutes while all types fail': {
    skews: [-3_600_000, 0, -3_600_000],
    actions: [
      { do: 'apiCommit', device: 3, asDevice: false, item: 0 },
      { do: 'work', device: 0, steps: 10, choice: 24053 },
      { do: 'online', device: 0, online: false },
      { do: 'edit', device: 2, item: 2, type: 2, field: 0 },
      { do: 'work', device: 3, steps: 25, choice: 50429 },
      { do: 'edit', device: 0, item: 1, field: 1 },
      { do: 'edit', device: 3, item: 2, type: 3, field: 0 },
      { do: 'run', ms: 300_000, choice: 3416 },
      { do: 'setClock', device: 3, byMs: -120_000 },
      { do: 'run', ms: 90_000, choice: 53827 },
    ],
    options: { variety: 3, maxRequestBytes: 2_000 },
  },
  'P11: Firestore drops a commit that is known to be refused': {
    skews: [0, 0, 0],
    actions: [
      { do: 'work', device: 4, steps: 14, choice: 21290 },
      { do: 'edit', device: 1, item: 0, type: 0, field: 1 },
      { do: 'breakStored', device: 1, broken: 'change' },
      { do: 'work', device: 4, steps: 2, choice: 44706 },
      { do: 'firestoreReplaced', device: 1, keepsQueue: false },
      { do: 'edit', device: 3, item: 0, field: 1 },
      { do: 'work', device: 4, steps: 24, choice: 16013 },
    ],
    options: { variety: 2, pageSize: 2 },
  },
  'P11, M9: a push met a commit of others, who changed another field': {
    skews: [3_600_000, -3_600_000, 0],
    actions: [
      { do: 'directDoor', device: 2, isClosed: true },
      { do: 'edit', device: 3, item: 2, field: 0 },
      { do: 'edit', device: 2, item: 2, type: 1, field: 0 },
      { do: 'run', ms: 300_000, choice: 61133 },
      { do: 'directDoor', device: 0, isClosed: true },
      { do: 'edit', device: 0, item: 2, field: 1 },
      { do: 'edit', device: 3, item: 1, field: 0 },
      { do: 'edit', device: 4, item: 1, type: 4, field: 1 },
      { do: 'setClock', device: 4, byMs: 5_184_000_000 },
      { do: 'apiCommit', device: 2, asDevice: false, item: 1 },
      { do: 'apiCommit', device: 1, asDevice: false, item: 2, type: 3 },
      { do: 'edit', device: 2, item: 2, field: 0 },
    ],
    options: { pageSize: 2, maxRequestBytes: 2_000 },
  },
} satisfies Record<string, History>;
