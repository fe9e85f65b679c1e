import { DATA_TYPES, valueIn } from '@daybook/protocol';
import type { SimDevice } from '../device.ts';
import type { SimServer } from '../server.ts';
import type { World } from '../world.ts';
import { describeItem } from './describeItem.ts';
import { describeCommit, engineScene, stepScene } from './engineScene.ts';
import type { DeviceScene, Failure, Scene, ServerScene } from './scene.ts';

/** What is to be seen in a world; `began` is the server's time at its beginning. */
export function worldScene(world: World, began: number, failure: Failure | null): Scene {
  return {
    devices: world.devices.map(deviceScene),
    server: serverScene(world.server, began),
    failure,
  };
}

function deviceScene(device: SimDevice): DeviceScene {
  const { state, edits, inbox, effects, queue, requests, late } = device.underWay;
  const groups = [
    { what: 'Events', entries: inbox.map(({ type }) => type) },
    { what: 'Effects', entries: effects.map(({ type }) => type) },
    { what: 'Requests', entries: requests.map(({ name }) => name) },
    { what: 'Given up, may arrive', entries: late.map(({ name }) => name) },
    {
      what: 'Firestore’s queue',
      entries: queue.map(
        ({ type, commit, isAcknowledged }) =>
          `${describeCommit(type, commit)}${isAcknowledged ? ' ✓' : ''}`,
      ),
    },
    { what: 'Faults to come', entries: faultsOf(device) },
  ];
  return {
    ...engineScene(state ?? device.stored(), edits),
    name: device.name,
    isRunning: state !== null,
    isOnline: device.isOnline,
    skew: device.skew,
    underWay: groups.filter(({ entries }) => entries.length > 0),
    steps: device.taken.steps.map(stepScene),
  };
}

function faultsOf({ faults: { lostAnswers, failingWrites, crashIn } }: SimDevice): string[] {
  const marks: [boolean, string][] = [
    [lostAnswers > 0, `answers lost: ${lostAnswers}`],
    [failingWrites > 0, `writes that fail: ${failingWrites}`],
    [crashIn !== null, `crash after effects: ${crashIn}`],
  ];
  return marks.filter(([applies]) => applies).map(([, mark]) => mark);
}

function serverScene(server: SimServer, began: number): ServerScene {
  const types = DATA_TYPES.map((type) => {
    const { head, items } = server.data(type);
    const purged = head?.purgedThrough ? `, purged through ${head.purgedThrough}` : '';
    return {
      type,
      head: head ? `${head.version} (${head.commitId})${purged}` : 'none',
      items: [...items]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, item]) => ({
          id,
          text: describeItem(valueIn(item)),
          version: item.version,
          isPending: false,
        })),
    };
  });
  return {
    elapsed: server.now - began,
    isPro: server.issueToken().isPro,
    types: types.filter(({ head }) => head !== 'none'),
  };
}
