import type { Effect } from '../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../extension/src/engine/contract/event.ts';
import type { Moment } from '../../extension/src/engine/contract/moment.ts';
import { StepRing } from '../../extension/src/engine/diagnostics/stepRing.ts';
import { changedEntries } from '../../extension/src/engine/persistence.ts';
import { partsOf } from '../../extension/src/engine/run.ts';
import type { EngineState } from '../../extension/src/engine/state/state.ts';
import { deepFreeze } from '../fakes/deepFreeze.ts';
import { performEffect } from './deviceEffects.ts';
import { type DeviceMutations, stepOf } from './deviceMutations.ts';
import type { Faults } from './faults.ts';
import type { DeviceParts } from './parts.ts';

/** The device that a worker is of. */
export interface WorkerHost {
  readonly now: number;
  /** Its clock minus the server's, ms. */
  readonly skew: number;
  readonly parts: DeviceParts;
  readonly faults: Faults;
  moment(): Moment;
  /** The worker is no more. */
  crash(): void;
}

/** What others want to know of a worker. */
export interface WorkerWatch {
  /** A step whose state is stored. */
  stepped(event: EngineEvent, before: EngineState, after: EngineState): void;
  performed(effect: Effect): void;
  /** A moment for the ledger. */
  mark(): number;
}

export interface WorkerOptions {
  mutations: DeviceMutations;
  /** Freezing what the engine gives finds what changes it in place, and takes time. */
  freezes: boolean;
}

/** One life of a device's worker: the real engine, which takes what it hears and does what it wants done, one by one. */
export class SimWorker {
  readonly taken = new StepRing();
  #state: EngineState;
  #effects: Effect[] = [];
  readonly #host: WorkerHost;
  readonly #options: WorkerOptions;
  readonly #watch: WorkerWatch;

  constructor(host: WorkerHost, options: WorkerOptions, watch: WorkerWatch) {
    this.#host = host;
    this.#options = options;
    this.#watch = watch;
    const { parts } = host;
    const state = parts.storage.start(host.moment().nonce);
    this.#state = options.freezes ? deepFreeze(state) : state;
    parts.hear('worker', { type: 'started' });
    parts.hear('auth', parts.signIn.identity());
    if (!parts.isOnline) parts.hear('tab', { type: 'onlineChanged', online: false });
    const edits = parts.storage.edits();
    if (edits.length > 0) parts.hear('tab', { type: 'editsFound', edits });
  }

  get state(): EngineState {
    return this.#state;
  }

  get effects(): readonly Effect[] {
    return this.#effects;
  }

  performNext(): void {
    const { faults, parts } = this.#host;
    const effect = this.#effects.shift();
    if (effect && faults.take('throwingEffects')) parts.hear('worker', { type: 'faulted' });
    else if (effect) this.#perform(effect);
    if (faults.crashIn === null) return;
    faults.crashIn -= 1;
    if (faults.crashIn <= 0) this.#host.crash();
  }

  takeNext(choice: number): void {
    const { faults, parts } = this.#host;
    const event = parts.inbox.take(choice);
    if (!event) return;
    if (!faults.take('throwingSteps')) return this.#step(event);
    // As `run.ts` does: of several edits each is tried alone, and here the first throws again.
    const [part = event, ...others] = partsOf(event);
    this.#step({ type: 'faulted', lost: part.type === 'editsFound' ? part.edits : [] });
    for (const other of others) this.#step(other);
  }

  #step(event: EngineEvent): void {
    const { parts, faults } = this.#host;
    const { mutations, freezes } = this.#options;
    const before = this.#state;
    const moment = this.#host.moment();
    const { state, effects } = stepOf(mutations)(before, event, moment);
    if (faults.take('failingWrites')) return parts.hear('worker', event);
    if (mutations.actBeforeStoring) {
      for (const effect of effects) this.#perform(effect);
      if (faults.crashIn !== null) return this.#host.crash();
    } else {
      this.#effects.push(...effects);
    }
    const changed = changedEntries(before, state);
    parts.storage.write(changed);
    this.#state = freezes ? deepFreeze(state) : state;
    const status = state.status.state;
    this.taken.add({ event, moment, before, effects, status, keys: Object.keys(changed), ms: 0 });
    this.#watch.stepped(event, before, state);
  }

  #perform(effect: Effect): void {
    const { parts, now } = this.#host;
    performEffect(parts, this.#state, effect, { at: this.#watch.mark(), now });
    this.#watch.performed(effect);
  }
}
