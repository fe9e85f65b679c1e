import type { DataType, ItemValue, Todo } from '@daybook/protocol';
import type { Effect } from '../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../extension/src/engine/contract/event.ts';
import { StepRing } from '../../extension/src/engine/diagnostics/stepRing.ts';
import { changedEntries } from '../../extension/src/engine/persistence.ts';
import type { EngineState } from '../../extension/src/engine/state/state.ts';
import { step } from '../../extension/src/engine/step.ts';
import { belongsTo } from '../../extension/src/shared/session.ts';
import {
  type LocalSnapshot,
  pendingCount,
  visibleItems,
} from '../../extension/src/shared/snapshot.ts';
import { deepFreeze } from '../fakes/deepFreeze.ts';
import { endClearing, performEffect } from './deviceEffects.ts';
import { type DeviceMutations, mutated } from './deviceMutations.ts';
import { DeviceParts, LATER, type Profile } from './parts.ts';
import type { SimServer } from './server.ts';
import type { Place } from './shapes.ts';

/** Events that no other makes up for; of edits each is tried alone (SPEC R1). */
const TAKEN_AGAIN = new Set<EngineEvent['type']>(['started', 'identityChanged', 'editsFound']);

/** What others want to know of a device. */
export interface DeviceWatch {
  /** A step whose state is stored. */
  stepped(device: SimDevice, event: EngineEvent, before: EngineState, after: EngineState): void;
  performed(device: SimDevice, effect: Effect): void;
  /** A moment for the ledger. */
  mark(): number;
}

export interface DeviceOptions {
  mutations: DeviceMutations;
  watch: DeviceWatch;
  /** Freezing what the engine gives finds what changes it in place, and takes time. */
  freezes: boolean;
}

/** One device: the real engine over a simulated storage, Firestore and network. Nothing happens but by `work`. */
export class SimDevice {
  readonly name: string;
  skew: number;
  /** Of this worker. */
  taken = new StepRing();
  readonly parts: DeviceParts;
  readonly #options: DeviceOptions;
  #state: EngineState | null = null;
  #effects: Effect[] = [];
  #ids = 0;
  /** Faults to come: the next so many writes fail, answers are lost, steps or effects throw. */
  failingWrites = 0;
  lostAnswers = 0;
  throwingSteps = 0;
  throwingEffects = 0;
  crashIn: number | null = null;

  constructor(name: string, server: SimServer, skew: number, options: DeviceOptions) {
    this.name = name;
    this.skew = skew;
    this.parts = new DeviceParts(name, server);
    this.#options = options;
  }

  get now(): number {
    return this.parts.server.now + this.skew;
  }

  get isOnline(): boolean {
    return this.parts.isOnline;
  }

  /** What the worker knows, or was stored where none runs. */
  stored(): EngineState {
    return this.#state ?? this.parts.storage.load();
  }

  /** Nothing is under way; what is still to come is a matter of time. */
  get isIdle(): boolean {
    const { firestore, inbox, requests } = this.parts;
    return firestore.queued + inbox.size + this.#effects.length + requests.count === 0;
  }

  /** What the worker knows and has before it, for those who look on; the state is null where it doesn't run. */
  get underWay() {
    const { requests, inbox, storage, firestore } = this.parts;
    return {
      state: this.#state,
      edits: storage.edits(),
      inbox: inbox.events,
      effects: this.#effects as readonly Effect[],
      queue: firestore.queue,
      requests: requests.underWay.map(({ request }) => request),
      late: requests.late,
    };
  }

  pending(): number {
    return pendingCount(this.#snapshot());
  }

  visible<Value extends ItemValue = Todo>(type: DataType = 'TODOS'): Map<string, Value> {
    return visibleItems<Value>(this.#snapshot(), type);
  }

  /** A tab adds an edit; the worker finds it later, or when it next starts. */
  edit(place: Place, before: ItemValue | null, value: ItemValue | null): void {
    const edit = this.parts.storage.addEdit(place, before, value, this.now);
    if (this.#state) this.parts.hear('tab', { type: 'editsFound', edits: [edit] });
  }

  /** The worker hears something; nothing where none runs. */
  hear(event: EngineEvent): void {
    if (this.#state) this.parts.hear('tab', event);
  }

  /** Who is signed in now, which may have changed. */
  hearOfSignIn(): void {
    if (this.#state) this.parts.hear('auth', this.parts.signIn.identity());
  }

  /** The same with the epoch that the worker is in. */
  report(event: object): void {
    if (this.#state) this.parts.report('firestore', this.#state)(event);
  }

  crash(): void {
    this.taken = new StepRing();
    this.#state = null;
    this.#effects = [];
    this.crashIn = null;
    this.parts.restart();
  }

  /** The machine is as it was then: what it had under way is gone, too. */
  putBack(profile: Profile): void {
    this.crash();
    this.parts.putBack(profile);
  }

  setOnline(isOnline: boolean): void {
    if (this.parts.isOnline === isOnline) return;
    this.parts.isOnline = isOnline;
    if (!isOnline) this.#disconnect();
    this.hear({ type: 'onlineChanged', online: isOnline });
  }

  setDirectClosed(isClosed: boolean): void {
    this.parts.isDirectClosed = isClosed;
    if (isClosed) this.#disconnect();
  }

  /** Does one of the things that could happen next; false if there is none. */
  work(choice: number): boolean {
    const possible = this.#possible(choice);
    const next = possible[choice % Math.max(1, possible.length)];
    next?.();
    return next !== undefined;
  }

  /** When a device that has nothing to do will have again, by the server's clock. */
  get wakesAt(): number {
    return Math.min(this.parts.alarmAt, this.parts.wakeAt);
  }

  #possible(choice: number): (() => void)[] {
    if (!this.#state) return [() => this.#start()];
    const { parts } = this;
    const { requests, signIn, firestore } = parts;
    const possible: (() => void)[] = [];
    if (this.#effects.length > 0) possible.push(() => this.#performNext());
    else if (parts.inbox.size > 0) possible.push(() => this.#takeNext(choice >> 3));
    for (const request of requests.underWay) {
      possible.push(() => (request.answer ? this.#deliver(request) : this.#ask(request)));
    }
    for (const request of requests.late) possible.push(() => requests.arrive(request));
    if (parts.server.now >= this.wakesAt) possible.push(() => this.#wake());
    if (parts.isClearing) possible.push(() => endClearing(parts));
    if (!parts.isOnline) return possible;
    const report = parts.report('firestore', this.#state);
    const canAsk = !signIn.isTokenOver || this.#renewsToken();
    if (!parts.isDirectOpen || !canAsk) return possible;
    if (signIn.isBehind && !this.#options.mutations.ignoreAccount)
      possible.push(() => parts.report('account', this.#state)(signIn.catchUp()));
    if (firestore.hasToSend) possible.push(() => this.#sendNext());
    if (firestore.isBehind) possible.push(() => firestore.catchUp(report, (choice >> 5) % 3 > 0));
    return possible;
  }

  /** The SDKs renew a token that is over when they need one. */
  #renewsToken(): boolean {
    const renewed = this.parts.signIn.auth === 'answers' ? this.parts.signIn.refresh() : null;
    this.parts.hear('auth', renewed);
    return renewed !== null;
  }

  #start(): void {
    const { storage, signIn } = this.parts;
    const state = storage.load(this.#nonce());
    this.#state = this.#options.freezes ? deepFreeze(state) : state;
    this.parts.hear('worker', { type: 'started' });
    this.parts.hear('auth', signIn.identity());
    if (!this.isOnline) this.parts.hear('tab', { type: 'onlineChanged', online: false });
    const edits = storage.edits();
    if (edits.length > 0) this.parts.hear('tab', { type: 'editsFound', edits });
  }

  #wake(): void {
    if (this.parts.server.now >= this.parts.wakeAt) this.parts.wakeAt = LATER;
    this.parts.setAlarm();
    this.parts.hear('worker', { type: 'woke' });
  }

  #takeNext(choice: number): void {
    const event = this.parts.inbox.take(choice);
    if (!event) return;
    if (this.throwingSteps > 0 && !TAKEN_AGAIN.has(event.type)) {
      this.throwingSteps -= 1;
      this.#step({ type: 'faulted' });
      return;
    }
    this.#step(event);
  }

  #step(event: EngineEvent): void {
    const before = this.#state;
    if (!before) return;
    const { mutations, watch, freezes } = this.#options;
    const moment = { now: this.now, nonce: this.#nonce(), random: (this.#ids % 7) / 7 };
    const { state, effects } = step(mutated(before, event, mutations), event, moment);
    if (this.failingWrites > 0) {
      this.failingWrites -= 1;
      this.parts.hear('worker', event);
      return;
    }
    if (mutations.actBeforeStoring) {
      for (const effect of effects) this.#perform(effect);
      if (this.crashIn !== null) return this.crash();
    } else {
      this.#effects.push(...effects);
    }
    const changed = changedEntries(before, state);
    this.parts.storage.write(changed);
    this.#state = freezes ? deepFreeze(state) : state;
    const status = state.status.state;
    this.taken.add({ event, moment, before, effects, status, keys: Object.keys(changed), ms: 0 });
    watch.stepped(this, event, before, state);
  }

  #performNext(): void {
    const effect = this.#effects.shift();
    if (effect && this.throwingEffects > 0) {
      this.throwingEffects -= 1;
      this.parts.hear('worker', { type: 'faulted' });
    } else if (effect) {
      this.#perform(effect);
    }
    if (this.crashIn === null) return;
    this.crashIn -= 1;
    if (this.crashIn <= 0) this.crash();
  }

  #perform(effect: Effect): void {
    if (!this.#state) return;
    const at = this.#options.watch.mark();
    performEffect(this.parts, this.#state, effect, { at, now: this.now });
    this.#options.watch.performed(this, effect);
  }

  #ask(request: Parameters<DeviceParts['requests']['ask']>[0]): void {
    const { isOnline, apiWay, requests, signIn } = this.parts;
    const hasToken = !signIn.isTokenOver || (isOnline && this.#renewsToken());
    const isOpen = isOnline && hasToken;
    const isLost = isOpen && this.lostAnswers > 0;
    if (isLost) this.lostAnswers -= 1;
    requests.ask(request, isOpen ? apiWay : 'closed', isLost);
  }

  #deliver(request: Parameters<DeviceParts['requests']['deliver']>[0]): void {
    const { requests, server } = this.parts;
    const event = requests.deliver(request, server.now, -this.skew);
    if (event) this.parts.hear('api', { ...event, epoch: request.request.epoch });
  }

  #sendNext(): void {
    const isLost = this.lostAnswers > 0;
    if (isLost) this.lostAnswers -= 1;
    const { firestore, signIn } = this.parts;
    firestore.sendNext(this.parts.report('firestore', this.#state), signIn.isPro, isLost);
  }

  /** What a tab reads. */
  #snapshot(): LocalSnapshot {
    const state = this.stored();
    const edits = this.parts.storage.edits();
    return { ...state, edits: edits.filter(({ epoch }) => belongsTo(state.session, epoch)) };
  }

  #disconnect(): void {
    if (this.#state) this.parts.firestore.disconnected(this.parts.report('firestore', this.#state));
  }

  #nonce(): string {
    this.#ids += 1;
    return `${this.name}-${this.#ids}`;
  }
}
