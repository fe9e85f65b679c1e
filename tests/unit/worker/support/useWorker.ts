import { deleteApp, getApp } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { StandInChrome } from '../../../fakes/standInChrome.ts';
import { StandInFirestore } from '../../../fakes/standInFirestore.ts';
import { StandInAuth } from '../../adapters/support/standInAuth.ts';
import { testApp } from '../../functions/support/testApp.ts';

const API = 'https://d.example/api/v1';
const AUTH = 'http://auth.example';
const FAR = 4_000_000_000;

type NodeSetTimeout = (work: () => void, ms?: number, ...values: never[]) => NodeJS.Timeout;

/** All that the worker has around it: Chrome, Auth with Ada's account, Firestore, and the API door on a store of its own. */
class World {
  readonly browser = new StandInChrome();
  readonly auth = new StandInAuth();
  /** What the worker logs as its failures. */
  readonly errors: unknown[][] = [];
  /** Its timers, ms; one of exactly a second runs at once. */
  readonly waits: number[] = [];
  firestore = new StandInFirestore();
  isOnline = true;
}

/** The world of a worker that `start` starts before the tests of a `describe`, and that ends with them. */
export function useWorker(start: (world: World) => Promise<void>): World {
  const world = new World();
  const { fetch } = globalThis;
  const setTimeout = globalThis.setTimeout as NodeSetTimeout;
  const { error } = console;
  const timers: NodeJS.Timeout[] = [];

  before(async () => {
    setLogLevel('silent');
    world.firestore = await StandInFirestore.start();
    world.auth.claims = { pro: true, proUntil: FAR };
    Object.assign(globalThis, {
      chrome: world.browser.api,
      fetch: fetchIn(world),
      self: {
        addEventListener: (name: 'online' | 'offline', listener: () => void) =>
          world.browser.network[name].addListener(listener),
      },
      setTimeout: (work: () => void, ms = 0, ...values: never[]) => {
        world.waits.push(ms);
        const timer = setTimeout(work, ms === 1_000 ? 0 : ms, ...values);
        timers.push(timer);
        return timer;
      },
    });
    Object.defineProperty(navigator, 'onLine', { get: () => world.isOnline, configurable: true });
    console.error = (...parts) => void world.errors.push(parts);
    await start(world);
  });

  after(async () => {
    await deleteApp(getApp());
    await world.firestore.stop();
    for (const timer of timers) clearTimeout(timer);
    Object.assign(globalThis, { fetch, setTimeout });
    for (const name of ['chrome', 'self']) Reflect.deleteProperty(globalThis, name);
    Reflect.deleteProperty(navigator, 'onLine');
    console.error = error;
  });

  return world;
}

function fetchIn(world: World) {
  const caller = { uid: 'ada', signedInAt: 1, pro: true, proUntil: FAR };
  const { app } = testApp({ verifyToken: async () => caller });
  return async (input: unknown, init?: RequestInit) => {
    const url = String(input);
    if (url === 'chrome-extension://id/config.json') return Response.json(configOf(world));
    if (url.startsWith(API)) return app.request(url.replace(API, '/v1'), init);
    return url.startsWith(AUTH) ? world.auth.respond(url, init) : Response.error();
  };
}

function configOf({ firestore: { host } }: World) {
  return {
    firebase: { projectId: 'p', apiKey: 'k', appId: 'a', authDomain: 'd.example' },
    apiUrl: API,
    emulators: { firestoreHost: host, authUrl: AUTH },
  };
}
