import { DATA_TYPES, SCHEMA_VERSION } from '@daybook/protocol';
import type { SyncStatus } from '../../extension/src/shared/status.ts';
import { runFor } from './actions/time.ts';
import { type Action, type History, playAction } from './actions.ts';
import { signIn } from './clients.ts';
import type { SimDevice } from './device.ts';
import { heldPlaces, holdsInVain, makeRoom } from './heldItems.ts';
import { Observer } from './invariants/observer.ts';
import { StandstillWatch } from './invariants/standstill.ts';
import { mendRefused, refusedPlaces } from './refusedValues.ts';
import { JOB_TAKES, renewHeads } from './serverJobs.ts';
import { type Mutations, Stage } from './stage.ts';

export type { Mutations } from './stage.ts';

/** Within this time everything settles once there are no more faults, ms. */
const MOST_SETTLING = 330_000;

/** As often as a person makes room, at most, until all that was held back is there. */
const MOST_ROUNDS = 60;

/** A history as it is played, and what its devices and its server are like. */
export class World extends Stage {
  readonly #observer: Observer;
  readonly #standstill = new StandstillWatch();

  constructor({ skews, options = {} }: History, mutations: Mutations = {}) {
    const observer: Observer = new Observer(() => this);
    super(skews, options, mutations, observer);
    this.#observer = observer;
  }

  /** Each text that ever was in a conflict log, with its field. */
  get lost(): ReadonlySet<string> {
    return this.#observer.lost;
  }

  /** Two plays of one history have the same. */
  get trace(): number {
    return this.#observer.trace;
  }

  override runBegins(): void {
    this.#standstill.begin(this.devices);
    this.#observer.rate.begin(this.server.now);
  }

  override runEnds(): void {
    this.#observer.rate.end();
  }

  override passes(ms: number): void {
    if (this.needsRenewal) return;
    for (const device of this.devices) this.#standstill.passed(device, ms);
  }

  play(action: Action): void {
    playAction(this, action);
  }

  /** The liveness phase: no more faults, and what must come right does, within a bounded time. */
  settle(): void {
    if (this.needsRenewal) {
      this.server.now += JOB_TAKES;
      renewHeads(this.server, () => this.newId());
    }
    this.server.setPro(true);
    const isMixed =
      this.devices.some(({ parts }) => parts.firestore.schema > SCHEMA_VERSION) ||
      DATA_TYPES.some((type) => (this.server.data(type).head?.schema ?? 0) > SCHEMA_VERSION);
    for (const device of this.devices) {
      if (isMixed) device.update();
      this.counts.add('answers of proxies', device.parts.requests.foreignAnswers);
      endFaults(device);
    }
    this.#runUntilSettled();
    // What no door takes has kept nothing else from going.
    if (mendRefused(this) > 0) this.#runUntilSettled();
    for (let rounds = 0; makeRoom(this) > 0; rounds += 1) {
      if (rounds > MOST_ROUNDS) throw new Error('Held back however much room there is');
      this.counts.add('rooms made');
      this.#runUntilSettled();
    }
  }

  #runUntilSettled(): void {
    const began = this.server.now;
    const isSettled = runFor(this, MOST_SETTLING, 0, () => this.isSettled());
    this.counts.add('ms to settle', this.server.now - began);
    if (!isSettled)
      throw new Error(`Not settled: ${JSON.stringify(this.devices.map(describe), null, 1)}`);
  }

  isSettled(): boolean {
    return this.devices.every((device) => device.isIdle && this.#hasAll(device));
  }

  #hasAll(device: SimDevice): boolean {
    const { status, durable } = device.stored();
    if (status.state === 'signed-out' || status.state === 'sign-in-again') signIn(device);
    const refused = refusedPlaces(device).length;
    const held = heldPlaces(device).length;
    return (
      isWell(status, refused, held) &&
      !holdsInVain(device) &&
      device.pending() === refused + held &&
      DATA_TYPES.every((type) => {
        const { cursor, outbox } = durable[type];
        const { head } = this.server.data(type);
        return (
          cursor?.version === (head?.version ?? 0) &&
          cursor.commitId === (head?.commitId ?? null) &&
          outbox.length === 0
        );
      })
    );
  }
}

function isWell(status: SyncStatus, refused: number, held: number): boolean {
  if (refused + held === 0) return status.state === 'synced';
  const reason = refused > 0 ? 'item-refused' : 'quota-reached';
  return status.state === 'attention' && status.reason === reason;
}

function endFaults(device: SimDevice): void {
  device.faults.end();
  const { parts } = device;
  parts.apiWay = 'open';
  parts.signIn.auth = 'answers';
  // Only a new worker has a new client where the old one died without a word.
  if (parts.firestore.isDead) device.crash();
  device.setDirectClosed(false);
  device.setOnline(true);
}

function describe(device: SimDevice): unknown {
  const { status, durable, items, connection } = device.stored();
  const types = DATA_TYPES.map((type) => {
    const local = items[type].local.filter((bucket) => Object.keys(bucket).length > 0);
    return { type, ...durable[type], local };
  }).filter(({ cursor, local }) => local.length > 0 || (cursor?.version ?? 0) > 0);
  const { inbox, requests, firestore } = device.parts;
  const underWay = [inbox.size, requests.count, firestore.queued];
  return { name: device.name, skew: device.skew, status, underWay, connection, types };
}

/** Plays a history to its end and lets everything settle. */
export function playHistory(history: History, mutations: Mutations = {}): World {
  const world = new World(history, mutations);
  for (const action of history.actions) world.play(action);
  world.settle();
  return world;
}
