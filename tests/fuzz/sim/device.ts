import type { Todo } from '@daybook/protocol';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type {
  AccountEvent,
  DoorEvent,
  EngineEvent,
} from '../../../extension/src/engine/contract/event.ts';
import { StepRing } from '../../../extension/src/engine/diagnostics/stepRing.ts';
import { changedEntries } from '../../../extension/src/engine/persistence.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import { step } from '../../../extension/src/engine/step.ts';
import { deepFreeze } from '../../fakes/deepFreeze.ts';
import { type ApiRequest, pullRequest, pushRequest } from './apiRequest.ts';
import { type DeviceMutations, mutated } from './deviceMutations.ts';
import { SimFirestore } from './firestore.ts';
import { SimRequests } from './requests.ts';
import type { SimServer } from './server.ts';
import { SimSignIn } from './signIn.ts';
import { SimStorage } from './storage.ts';

const LATER = Number.MAX_SAFE_INTEGER;

/** One device: the real engine over a simulated storage, Firestore and network. Nothing happens but by `work`. */
export class SimDevice {
  readonly name: string;
  readonly skew: number;
  /** Of this worker. */
  taken = new StepRing();
  isOnline = true;
  readonly #server: SimServer;
  readonly #mutations: DeviceMutations;
  readonly #firestore: SimFirestore;
  readonly #signIn: SimSignIn;
  readonly #storage: SimStorage;
  #state: EngineState | null = null;
  #inbox: EngineEvent[] = [];
  #effects: Effect[] = [];
  readonly #requests = new SimRequests();
  #wakeAt = LATER;
  #ids = 0;
  /** Faults to come: the next so many writes fail, answers are lost. */
  failingWrites = 0;
  lostAnswers = 0;
  crashIn: number | null = null;

  constructor(name: string, server: SimServer, skew: number, mutations: DeviceMutations) {
    this.name = name;
    this.skew = skew;
    this.#server = server;
    this.#mutations = mutations;
    this.#firestore = new SimFirestore(server);
    this.#signIn = new SimSignIn(server);
    this.#storage = new SimStorage(name);
  }

  get now(): number {
    return this.#server.now + this.skew;
  }

  /** What the engine knows, as it was stored. */
  stored(): EngineState {
    return this.#storage.stored();
  }

  /** Nothing is under way; what is still to come is a matter of time. */
  get isIdle(): boolean {
    const toDo = this.#inbox.length + this.#effects.length + this.#requests.count;
    return this.#firestore.queued === 0 && toDo === 0;
  }

  /** What the worker knows and has before it, for those who look on; the state is null where it doesn't run. */
  get underWay() {
    const { underWay: requests, late } = this.#requests;
    return {
      state: this.#state,
      edits: this.#storage.edits(),
      inbox: this.#inbox as readonly EngineEvent[],
      effects: this.#effects as readonly Effect[],
      queue: this.#firestore.queue,
      requests,
      late,
    };
  }

  pending(): number {
    return this.#storage.pending();
  }

  visible(): Map<string, Todo> {
    return this.#storage.visible();
  }

  /** A tab adds an edit; the worker finds it later, or when it next starts. */
  edit(itemId: string, before: Todo | null, value: Todo | null): void {
    const edit = this.#storage.addEdit(itemId, before, value, this.now);
    if (this.#state) this.#inbox.push({ type: 'editsFound', edits: [edit] });
  }

  crash(): void {
    this.taken = new StepRing();
    this.#state = null;
    this.#inbox = [];
    this.#effects = [];
    this.#requests.restart();
    this.#wakeAt = LATER;
    this.crashIn = null;
    this.#signIn.restart();
    this.#firestore.restart();
  }

  setOnline(online: boolean): void {
    this.isOnline = online;
    if (!online && this.#state) this.#firestore.disconnected(this.#report());
  }

  /** Does one of the things that could happen next; false if there is none. */
  work(choice: number): boolean {
    const possible = this.#possible();
    const next = possible[choice % Math.max(1, possible.length)];
    next?.();
    return next !== undefined;
  }

  /** When a device that has nothing to do will have again. */
  get wakesAt(): number {
    return this.#wakeAt === LATER ? LATER : this.#wakeAt - this.skew;
  }

  #possible(): (() => void)[] {
    if (!this.#state) return [() => this.#start()];
    const possible: (() => void)[] = [];
    if (this.#effects.length > 0) possible.push(() => this.#performNext());
    else if (this.#inbox.length > 0) possible.push(() => this.#takeNext());
    for (const request of this.#requests.underWay) possible.push(() => this.#answer(request));
    for (const request of this.#requests.late) possible.push(() => this.#requests.arrive(request));
    if (this.now >= this.#wakeAt) possible.push(() => this.#wake());
    if (!this.isOnline) return possible;
    if (this.#signIn.isBehind && !this.#mutations.ignoreAccount)
      possible.push(() => this.#report()(this.#signIn.catchUp()));
    if (this.#firestore.queued > 0) possible.push(() => this.#sendNext());
    if (this.#firestore.isBehind)
      possible.push(() => this.#firestore.catchUp(this.#report(), this.#ids % 3 > 0));
    return possible;
  }

  #start(): void {
    this.#state = deepFreeze(this.#storage.load(this.#nonce()));
    this.#inbox = [{ type: 'started' }, this.#signIn.identity()];
    const edits = this.#storage.edits();
    if (edits.length > 0) this.#inbox.push({ type: 'editsFound', edits });
  }

  #wake(): void {
    this.#wakeAt = LATER;
    this.#inbox.push({ type: 'woke' });
  }

  #takeNext(): void {
    const before = this.#state;
    const event = this.#inbox.shift();
    if (!before || !event) return;
    const moment = { now: this.now, nonce: this.#nonce(), random: (this.#ids % 7) / 7 };
    const { state, effects } = step(mutated(before, event, this.#mutations), event, moment);
    if (this.failingWrites > 0) {
      this.failingWrites -= 1;
      this.#inbox.unshift(event);
      return;
    }
    if (this.#mutations.actBeforeStoring) {
      for (const effect of effects) this.#perform(effect);
      if (this.crashIn !== null) return this.crash();
    } else {
      this.#effects.push(...effects);
    }
    const changed = changedEntries(before, state);
    this.#storage.write(changed);
    this.#state = deepFreeze(state);
    const status = state.status.state;
    this.taken.add({ event, moment, before, effects, status, keys: Object.keys(changed), ms: 0 });
  }

  #performNext(): void {
    const effect = this.#effects.shift();
    if (effect) this.#perform(effect);
    if (this.crashIn === null) return;
    this.crashIn -= 1;
    if (this.crashIn <= 0) this.crash();
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'removeEdits':
        this.#storage.removeEdits(effect.ids);
        this.#inbox.push({ type: 'editsRemoved', ids: [...effect.ids] });
        return;
      case 'findEdits':
        this.#inbox.push({ type: 'editsFound', edits: this.#storage.edits() });
        return;
      case 'listenHeads':
        return this.#firestore.listenHeads(this.#report());
      case 'stopListening':
        return this.#firestore.stop();
      case 'commit':
        return this.#firestore.commit(effect.dataType, effect.commit);
      case 'pull':
        this.#requests.add(pullRequest(this.#server, effect, -this.skew, () => this.#signIn.isPro));
        return;
      case 'push':
        this.#requests.add(pushRequest(this.#server, effect, () => this.#signIn.isPro));
        return;
      case 'refreshIdentity':
        if (this.isOnline) this.#inbox.push(this.#signIn.refresh());
        return;
      case 'followAccount':
        return this.#signIn.follow();
      case 'wakeAt':
        this.#wakeAt = effect.at;
        return;
      case 'reconnect':
      case 'showPending':
      case 'readDevices':
      case 'registerDevice':
      case 'refreshDevice':
        return;
      case 'unfollowAccount':
      case 'endSignIn':
      case 'deleteAccount':
      case 'clearSession':
        throw new Error('No simulated device signs out');
    }
  }

  #answer(request: ApiRequest): void {
    const isLost = this.isOnline && this.lostAnswers > 0;
    if (isLost) this.lostAnswers -= 1;
    const event = this.#requests.answer(request, { isOnline: this.isOnline, isLost });
    this.#inbox.push({ ...event, epoch: request.epoch });
  }

  #sendNext(): void {
    const isLost = this.lostAnswers > 0;
    if (isLost) this.lostAnswers -= 1;
    this.#firestore.sendNext(this.#report(), this.#signIn.isPro, isLost);
  }

  #report() {
    const epoch = this.#state?.session.epoch ?? 0;
    return (event: DoorEvent | AccountEvent) => {
      if (this.#state) this.#inbox.push({ ...event, epoch });
    };
  }

  #nonce(): string {
    this.#ids += 1;
    return `${this.name}-${this.#ids}`;
  }
}
