import type { Action, History } from '../actions.ts';
import { KNOWN_HISTORIES } from '../knownHistories.ts';
import type { Broken } from './rules.ts';

/** A history that notices that a rule is broken. */
interface Noticing {
  history: History;
  /** What is found out. */
  notices: RegExp;
}

const HOUR = 3_600_000;
const LOST = /is lost without a trace/;
const GONE = /is gone and nobody deleted it/;
const UNSETTLED = /Not settled|gets nowhere/;
const UNLIKE = /than the server has/;

/** A person deletes an item, and its tombstone is purged, while another device is offline. */
const PURGED: readonly Action[] = [
  ...[edit(0, 0), edit(0, 1), edit(0, 2), run(), offline(1)],
  ...[{ do: 'delete', device: 0, item: 0 } as const, run(), edit(0, 1), run()],
  ...[{ do: 'purge' } as const, online(1)],
];

/** The same, and the device that was away has to push at once: its live query can't be reached. */
const PUSHED: readonly Action[] = [
  ...[edit(0, 0), edit(0, 1), run(), offline(1)],
  ...[{ do: 'directDoor', device: 1, isClosed: true } as const],
  ...[{ do: 'delete', device: 0, item: 0 } as const, run(), edit(0, 1), run()],
  ...[{ do: 'purge' } as const, online(1), edit(1, 2)],
  { do: 'run', ms: 300_000, choice: 0 },
];

/** By what they notice. The check of the planner alone notices the others. */
export const NOTICING: Partial<Record<Broken, Noticing>> = {
  'C2: the direct door does not compare the parent': {
    history: two(
      ...[edit(0, 0), run(), offline(0), edit(0, 0), run(), edit(0, 1), run()],
      ...[edit(1, 2), run(), online(0)],
    ),
    notices: UNLIKE,
  },
  'D27: tombstones are kept for 60 days': {
    history: two(
      ...[edit(0, 0), edit(0, 1), run(), offline(1)],
      ...[{ do: 'delete', device: 0, item: 0 } as const, run(), edit(0, 1), run()],
      ...[{ do: 'purge', days: 80 } as const, online(1)],
    ),
    notices: UNLIKE,
  },
  'P6: no cursor expires': {
    history: two(...PURGED),
    notices: UNLIKE,
  },
  'P6: a head that is ahead renews the cursor, too': {
    history: two(...PURGED.slice(0, -1), edit(0, 1), run(), online(1)),
    notices: UNLIKE,
  },
  'P6: a place amid a pull is as new as its page': {
    history: {
      ...two(
        ...[edit(0, 0), edit(0, 1), edit(0, 2), run(), offline(1)],
        ...[edit(0, 1), run(), edit(0, 2), run()],
        ...[{ do: 'delete', device: 0, item: 0 } as const, run()],
        ...[{ do: 'purge', days: 80 } as const, online(1), work(1, 5, 10_747), offline(1)],
        ...[{ do: 'purge', days: 80 } as const, online(1)],
      ),
      options: { pageSize: 2 },
    },
    notices: UNLIKE,
  },
  'A5: a 409 has changes whatever the age of the cursor': {
    history: two(...PUSHED),
    notices: UNLIKE,
  },
  'E9: the account’s document is not reported': {
    history:
      KNOWN_HISTORIES[
        'E10, E11: Pro comes to devices that have edits, goes while more are made, and comes again'
      ],
    notices: /Not settled.*free/s,
  },
  'S17: effects run before the state is stored': {
    history: {
      skews: [0, 1_500],
      actions: [
        ...[edit(0, 1), work(0, 24, 59287), { do: 'crash', device: 0, effects: 4 } as const],
        ...[edit(0, 0), work(0, 8, 5163)],
      ],
      options: { pageSize: 50 },
    },
    notices: GONE,
  },
  'C13: a push that is too large is a failure like any other': {
    history: { ...two(run(), bulk(0, 20, 300)), options: { maxRequestBytes: 2_000 } },
    notices: UNSETTLED,
  },
  'C17: a push beyond a quota is a failure like any other': {
    history: { ...two(run(), bulk(0, 20, 0)), options: { quota: { items: 2, isKnown: false } } },
    notices: UNSETTLED,
  },
  'C17: what a quota holds back is dropped': {
    history: {
      ...two(run(), edit(0, 0), edit(0, 1), edit(0, 2), run()),
      options: { quota: { items: 2, isKnown: true } },
    },
    notices: GONE,
  },
  'C16: a direct door that refuses what is valid is used on': {
    history: { ...two(edit(0, 0), run(), edit(0, 1), run()), options: { refusesDirect: true } },
    notices: /uses a door that refuses what is valid/,
  },
  'K1: a refusal does not show the server’s clock': {
    // Its edits are found together when the worker starts, so none goes by the direct door.
    history: two(
      ...[run(), { do: 'setClock', device: 0, byMs: HOUR } as const],
      ...[{ do: 'crash', device: 0, effects: 0 } as const, { do: 'syncNow', device: 0 } as const],
      ...[work(0, 2, 0), bulk(0, 20, 0)],
    ),
    notices: UNSETTLED,
  },
  'E14: claims that can’t be read are asked for again at once': {
    history: two(
      ...[run(), { do: 'auth', device: 0, mode: 'fails' } as const, sleep(72 * HOUR)],
      ...[{ do: 'syncNow', device: 0 } as const, run()],
    ),
    notices: /claims in vain/,
  },
  'K2: the times in a value stay those of the device': {
    history: { skews: [HOUR, 0], actions: [run(), edit(0, 0)] },
    notices: /createdAt is wrong by/,
  },
  'K3: what was edited before a measurement keeps its time': {
    history: { skews: [-HOUR, 0], actions: [edit(0, 0)] },
    notices: /editedAt is wrong by/,
  },
  'K6: the time asleep is a standstill': {
    history: two(
      ...[run(), { do: 'apiDoor', device: 0, way: 'closed' } as const],
      ...[{ do: 'directDoor', device: 0, isClosed: true } as const, edit(0, 0), work(0, 9, 1)],
      ...[sleep(HOUR), run()],
    ),
    notices: /asleep as a standstill/,
  },
  'P12: a device keeps its id whoever uses it': {
    history: two(
      ...[edit(0, 0), run(), { do: 'copyProfile', device: 0 } as const],
      ...[edit(0, 1), run(), edit(2, 2), run()],
    ),
    notices: /keeps the id of/,
  },
  'M10: the conflict log has room for 100 entries': {
    history: {
      ...two(
        ...[run(), offline(0), offline(1), bulk(0, 120, 0), bulk(1, 120, 0), run()],
        ...[online(0), online(1)],
      ),
      options: { pageSize: 50 },
    },
    notices: LOST,
  },
  'P8: a head’s changes are taken on whatever cursor': {
    history: two(run(), offline(1), edit(0, 0), run(), edit(0, 1), run(), online(1)),
    notices: UNLIKE,
  },
  'P10: own commits are known by the deviceId': {
    history: two(
      ...[edit(0, 0), run(), { do: 'copyProfile', device: 0 } as const, offline(2)],
      ...[edit(0, 0), edit(2, 0), run(), online(2)],
    ),
    notices: LOST,
  },
  'P15: what the server lost is not logged': {
    history: two(
      ...[edit(0, 0), run(), { do: 'backUpServer' } as const, edit(0, 1), run()],
      ...[{ do: 'restoreServer', renews: true } as const],
    ),
    notices: LOST,
  },
  'P16, P18: what fails is asked again at once': {
    history: two({ do: 'apiDoor', device: 0, way: 'failing' }, run()),
    notices: /go on for ever|in vain/,
  },
  'P17: pages of which none comes in time stay as large': {
    history: KNOWN_HISTORIES['P17: a line that is slow, and another’s sixty items'],
    notices: UNSETTLED,
  },
  'R2: after a fault nothing is taken any more': {
    history: two(run(), { do: 'effectThrows', device: 0 }, edit(0, 0), run()),
    notices: UNSETTLED,
  },
  'R3: a new client of Firestore’s is not noticed': {
    history: two(
      ...[run(), { do: 'firestoreReplaced', device: 0, keepsQueue: true } as const, edit(1, 0)],
    ),
    notices: UNSETTLED,
  },
  'V7: an edit on a device that others removed goes with it': {
    history: two(
      ...[edit(0, 0), run(), { do: 'removeDevice', device: 0 } as const, offline(0), run()],
      ...[online(0), work(0, 4, 77), edit(0, 1), work(0, 2, 1)],
    ),
    notices: GONE,
  },
};

function two(...actions: Action[]): History {
  return { skews: [0, 0], actions };
}

function edit(device: number, item: number): Action {
  return { do: 'edit', device, item, field: 0 };
}

function bulk(device: number, count: number, notes: number): Action {
  return { do: 'bulk', device, count, notes };
}

function work(device: number, steps: number, choice: number): Action {
  return { do: 'work', device, steps, choice };
}

/** Time enough to send what there is and to hear of what others sent. */
function run(): Action {
  return { do: 'run', ms: 20_000, choice: 0 };
}

function offline(device: number): Action {
  return { do: 'online', device, online: false };
}

function online(device: number): Action {
  return { do: 'online', device, online: true };
}

function sleep(ms: number): Action {
  return { do: 'sleep', ms };
}
