import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import { type ApiRequest, pullRequest, pushRequest } from '../apiRequest.ts';
import type { StepFunction } from '../broken/breakStep.ts';
import { Random } from '../random.ts';
import { EPOCH, IDENTITY } from './engineState.ts';
import type { PlannerWorld } from './plannerWorld.ts';
import { DEVICE_ID } from './serverSide.ts';
import { unsettledIn } from './unsettled.ts';

type Stepped = (event: EngineEvent, before: EngineState, after: EngineState) => void;

/** More steps than any case needs. */
const MOST_STEPS = 400;
/** Longer than all that waits for something waits together, ms. */
const MOST_TIME = 180_000;
const HOUR = 3_600_000;
const EXCHANGES: ReadonlySet<Effect['type']> = new Set(['pull', 'push', 'commit']);

const isPro = () => true;

/** Each of these lets go of the one before it: they keep their order among themselves. */
const IN_TURN: readonly ReadonlySet<Effect['type']>[] = [
  new Set(['listenHeads', 'stopListening', 'reconnect', 'commit']),
  new Set(['wakeAt']),
];

/** The engine alone in a world without faults: what it wants done is done, in any order, until nothing is left to do. */
export class PlannerRun {
  state: EngineState;
  steps = 0;
  readonly #world: PlannerWorld;
  readonly #step: StepFunction;
  readonly #stepped: Stepped;
  #isResting = false;
  readonly #random: Random;
  #effects: readonly Effect[];
  #late: readonly ApiRequest[];
  #wakeAt: number | null = null;

  constructor(world: PlannerWorld, order: number, step: StepFunction, stepped: Stepped) {
    this.state = world.state;
    this.#world = world;
    this.#step = step;
    this.#stepped = stepped;
    this.#random = new Random(order);
    this.#effects = world.effects;
    this.#late = world.late;
  }

  /** Throws where it doesn't end, and all is right; gives the ms that it took. */
  settle(): number {
    const { server, inbox } = this.#world;
    const began = server.now;
    for (;;) {
      while (this.#doOne()) {
        if (this.steps > MOST_STEPS) throw new Error(`No end after ${MOST_STEPS} steps`);
      }
      const unsettled = unsettledIn(this.state, server);
      if (unsettled === null) return server.now - began;
      if (this.#wakeAt === null) throw new Error(`Nothing is left to do, and ${unsettled}`);
      server.now = Math.max(server.now, this.#wakeAt);
      if (server.now - began > MOST_TIME) throw new Error(`No end in time: ${unsettled}`);
      this.#wakeAt = null;
      inbox.push('worker', { type: 'woke' });
    }
  }

  /** Throws where it asks or sends again, with nothing new. */
  rest(): void {
    const { server, inbox } = this.#world;
    server.now += HOUR;
    inbox.push('worker', { type: 'woke' });
    this.#isResting = true;
    while (this.#doOne()) if (this.steps > MOST_STEPS) throw new Error('No rest');
  }

  /** False where nothing is to be done now. */
  #doOne(): boolean {
    const { inbox, firestore } = this.#world;
    const random = this.#random;
    const possible: (() => void)[] = [];
    if (this.#effects.length > 0) possible.push(() => this.#performOne());
    if (inbox.size > 0) possible.push(() => this.#takeOne(random.below(8)));
    if (this.#late.length > 0) possible.push(() => this.#arriveOne());
    if (firestore.hasToSend) possible.push(() => firestore.sendNext(this.#report, true, false));
    if (firestore.isBehind)
      possible.push(() => firestore.catchUp(this.#report, random.chance(0.7)));
    const next = possible[random.below(possible.length)];
    next?.();
    return next !== undefined;
  }

  readonly #report = (event: object) => this.#hear('firestore', { ...event, epoch: EPOCH });

  #hear(source: Parameters<PlannerWorld['inbox']['push']>[0], event: object): void {
    this.#world.inbox.push(source, event as EngineEvent);
  }

  #takeOne(choice: number): void {
    const { inbox, server } = this.#world;
    const event = inbox.take(choice);
    if (!event) return;
    this.steps += 1;
    const before = this.state;
    const nonce = `new-${this.steps}`;
    const { state, effects } = this.#step(before, event, { now: server.now, nonce, random: 0.5 });
    this.state = state;
    this.#effects = [...this.#effects, ...effects];
    this.#stepped(event, before, state);
  }

  #performOne(): void {
    const picked = this.#effects[this.#random.below(this.#effects.length)];
    const turn = picked && IN_TURN.find((types) => types.has(picked.type));
    const effect = turn ? this.#effects.find(({ type }) => turn.has(type)) : picked;
    if (!effect) return;
    this.#effects = this.#effects.filter((other) => other !== effect);
    if (this.#isResting && EXCHANGES.has(effect.type))
      throw new Error(`A ${effect.type} of nothing new`);
    this.#perform(effect);
  }

  #arriveOne(): void {
    const index = this.#random.below(this.#late.length);
    this.#late[index]?.ask();
    this.#late = this.#late.toSpliced(index, 1);
  }

  #perform(effect: Effect): void {
    const { server, firestore } = this.#world;
    switch (effect.type) {
      case 'removeEdits':
        return this.#hear('tab', { type: 'editsRemoved', ids: effect.ids });
      case 'listenHeads':
        return firestore.listenHeads(this.#report);
      case 'stopListening':
        return firestore.stop();
      case 'reconnect':
        return firestore.disconnected(this.#report);
      case 'commit':
        return firestore.commit(effect.dataType, effect.commit);
      case 'pull':
        return this.#hear('api', { ...pullRequest(server, effect, isPro).ask(), epoch: EPOCH });
      case 'push':
        return this.#hear('api', { ...pushRequest(server, effect, isPro).ask(), epoch: EPOCH });
      case 'refreshIdentity':
        return this.#hear('auth', { type: 'identityChanged', identity: IDENTITY });
      case 'registerDevice':
      case 'refreshDevice':
        return this.#hear('devices', { type: 'deviceAnswered', epoch: EPOCH, outcome: 'stored' });
      case 'readDevices':
        return this.#hear('devices', {
          type: 'devicesRead',
          epoch: EPOCH,
          devices: this.#listed(),
        });
      case 'wakeAt':
        this.#wakeAt = effect.at;
        return;
      case 'findEdits':
      case 'followAccount':
      case 'unfollowAccount':
      case 'probe':
      case 'showPending':
        return;
      case 'endSignIn':
      case 'clearSession':
      case 'deleteAccount':
        throw new Error(`Nobody asked for ${effect.type}`);
    }
  }

  #listed() {
    const fields = { name: 'Simulated', platform: '', appVersion: '', lastSeenAt: 0 };
    return [...new Set([this.state.deviceId, DEVICE_ID])].map((id) => ({ id, ...fields }));
  }
}
