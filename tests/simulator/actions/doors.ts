import { type ApiWay, PROXIES } from '../requests.ts';
import type { AuthMode } from '../signIn.ts';
import { anyDevice, type Kinds } from './kind.ts';

/** What stands between a device and the server, and who may pass. */
export type DoorAction =
  /** A portal, a proxy, a server with a fault. */
  | { do: 'apiDoor'; device: number; way: ApiWay }
  | { do: 'directDoor'; device: number; isClosed: boolean }
  | { do: 'auth'; device: number; mode: AuthMode }
  /** Firestore's client is dead, and says nothing. */
  | { do: 'firestoreDies'; device: number }
  /** It has a new one, over the same database or an empty one. */
  | { do: 'firestoreReplaced'; device: number; keepsQueue: boolean }
  | { do: 'stepThrows'; device: number }
  | { do: 'effectThrows'; device: number }
  | { do: 'pro'; pro: boolean }
  /** Pro ends by time. */
  | { do: 'proFor'; ms: number }
  | { do: 'syncNow'; device: number };

export const DOORS: Kinds<DoorAction> = {
  apiDoor: {
    weight: 2,
    make: (random) => ({
      device: anyDevice(random),
      way: random.pick<ApiWay>(['open', 'open', 'closed', 'failing', random.pick(PROXIES)]),
    }),
    play(stage, { device, way }) {
      stage.device(device).parts.apiWay = way;
    },
  },
  directDoor: {
    weight: 2,
    make: (random) => ({ device: anyDevice(random), isClosed: random.chance(0.5) }),
    play: (stage, { device, isClosed }) => stage.device(device).setDirectClosed(isClosed),
  },
  auth: {
    weight: 2,
    make: (random) => ({
      device: anyDevice(random),
      mode: random.pick<AuthMode>(['answers', 'fails', 'silent']),
    }),
    play(stage, { device, mode }) {
      stage.device(device).parts.signIn.auth = mode;
    },
  },
  firestoreDies: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device }) {
      stage.device(device).parts.firestore.isDead = true;
    },
  },
  firestoreReplaced: {
    weight: 2,
    make: (random) => ({ device: anyDevice(random), keepsQueue: random.chance(0.5) }),
    play(stage, { device: index, keepsQueue }) {
      const device = stage.device(index);
      device.parts.firestore.replace(keepsQueue);
      device.report({ type: 'firestoreReplaced' });
      stage.counts.add('Firestore clients replaced');
    },
  },
  stepThrows: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device }) {
      stage.device(device).faults.throwingSteps += 1;
    },
  },
  effectThrows: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device }) {
      stage.device(device).faults.throwingEffects += 1;
    },
  },
  pro: {
    weight: 1,
    make: (random) => ({ pro: random.chance(0.5) }),
    play: (stage, { pro }) => stage.server.setPro(pro),
  },
  proFor: {
    weight: 1,
    make: (random) => ({ ms: random.pick([500, 20_000, 100_000]) }),
    play: (stage, { ms }) => stage.server.setPro(true, stage.server.now + ms),
  },
  syncNow: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play: (stage, { device }) => stage.device(device).hear({ type: 'syncRequested' }),
  },
};
