import { type DataType, type ItemValue, SCHEMA_VERSION, type Todo } from '@daybook/protocol';
import type { Effect } from '../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../extension/src/engine/contract/event.ts';
import type { Moment } from '../../extension/src/engine/contract/moment.ts';
import { StepRing } from '../../extension/src/engine/diagnostics/stepRing.ts';
import type { EngineState } from '../../extension/src/engine/state/state.ts';
import { KEYS } from '../../extension/src/shared/keys.ts';
import { belongsTo } from '../../extension/src/shared/session.ts';
import { isRecord } from '../../extension/src/shared/shape.ts';
import {
  type LocalSnapshot,
  pendingCount,
  visibleItems,
} from '../../extension/src/shared/snapshot.ts';
import { Faults } from './faults.ts';
import { DeviceParts, type Profile } from './parts.ts';
import { possibleNext } from './possible.ts';
import type { SimServer } from './server.ts';
import type { Place } from './shapes.ts';
import { SimWorker, type WorkerHost, type WorkerOptions, type WorkerWatch } from './worker.ts';

/** What others want to know of a device. */
export interface DeviceWatch extends Pick<WorkerWatch, 'mark'> {
  /** A step whose state is stored. */
  stepped(device: SimDevice, event: EngineEvent, before: EngineState, after: EngineState): void;
  performed(device: SimDevice, effect: Effect): void;
}

/** What a person writes over what they see. */
export interface Written {
  place: Place;
  before: ItemValue | null;
  value: ItemValue | null;
}

export interface DeviceOptions extends WorkerOptions {
  watch: DeviceWatch;
}

/** One device: the real engine over a simulated storage, Firestore and network. Nothing happens but by `work`. */
export class SimDevice implements WorkerHost {
  readonly name: string;
  skew: number;
  /** As it was when the device came into the history. */
  readonly firstSkew: number;
  readonly parts: DeviceParts;
  readonly faults = new Faults();
  readonly #options: DeviceOptions;
  #worker: SimWorker | null = null;
  #ids = 0;

  constructor(name: string, server: SimServer, skew: number, options: DeviceOptions) {
    this.name = name;
    this.skew = skew;
    this.firstSkew = skew;
    this.parts = new DeviceParts(name, server);
    this.#options = options;
  }

  get now(): number {
    return this.parts.server.now + this.skew;
  }

  get isOnline(): boolean {
    return this.parts.isOnline;
  }

  /** Of this worker. */
  get taken(): StepRing {
    return this.#worker?.taken ?? new StepRing();
  }

  /** What the worker knows, or was stored where none runs. */
  stored(): EngineState {
    return this.#worker?.state ?? this.parts.storage.known;
  }

  /** Nothing is under way; what is still to come is a matter of time. */
  get isIdle(): boolean {
    const { firestore, inbox, requests } = this.parts;
    const effects = this.#worker?.effects.length ?? 0;
    return firestore.queued + inbox.size + effects + requests.count === 0;
  }

  /** What the worker knows and has before it, for those who look on; the state is null where it doesn't run. */
  get underWay() {
    const { requests, inbox, storage, firestore } = this.parts;
    return {
      state: this.#worker?.state ?? null,
      edits: storage.edits(),
      inbox: inbox.events,
      effects: this.#worker?.effects ?? [],
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
    this.hear({ type: 'editsFound', edits: [edit] });
  }

  /** Many at once, as an import or a restore writes them: the worker finds them together. */
  editAll(written: readonly Written[]): void {
    const edits = written.map(({ place, before, value }) =>
      this.parts.storage.addEdit(place, before, value, this.now),
    );
    if (edits.length > 0) this.hear({ type: 'editsFound', edits });
  }

  /** The worker hears something; nothing where none runs. */
  hear(event: EngineEvent): void {
    if (this.#worker) this.parts.hear('tab', event);
  }

  /** Who is signed in now, which may have changed. */
  hearOfSignIn(): void {
    if (this.#worker) this.parts.hear('auth', this.parts.signIn.identity());
  }

  /** The same with the epoch that the worker is in. */
  report(event: object): void {
    if (this.#worker) this.parts.report('firestore', this.#worker.state)(event);
  }

  crash(): void {
    this.#worker = null;
    this.faults.crashIn = null;
    this.parts.restart();
  }

  /** The machine is as it was then: what it had under way is gone, too. */
  putBack(profile: Profile): void {
    this.crash();
    this.parts.putBack(profile);
  }

  /** Daybook is updated to one that knows newer schemas: its worker begins again, over what the older one stored. */
  update(): void {
    this.crash();
    this.parts.firestore.schema = SCHEMA_VERSION + 1;
    const { [KEYS.engine]: record } = this.parts.storage.entries;
    if (isRecord(record)) this.parts.storage.write({ [KEYS.engine]: { ...record, schema: 0 } });
  }

  /** A step and what it wants done are one moment: the clock is set before it or after. */
  setClock(skew: number): void {
    while (this.#worker?.effects.length) this.#worker.performNext();
    this.skew = skew;
    this.parts.inbox.forgetClock();
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
    if (!this.#worker) {
      this.#start();
      return true;
    }
    const possible = possibleNext(this, this.#worker, choice, this.#options.mutations);
    const next = possible[choice % Math.max(1, possible.length)];
    next?.();
    return next !== undefined;
  }

  /** How many moments it has had. */
  get moments(): number {
    return this.#ids;
  }

  /** What the engine is told of the moment; no two are alike. */
  moment(): Moment {
    this.#ids += 1;
    const { knownQuota: quota } = this.parts.server;
    return {
      ...{ now: this.now, nonce: `${this.name}-${this.#ids}`, random: (this.#ids % 7) / 7 },
      ...(quota && { quota }),
    };
  }

  #start(): void {
    const { watch } = this.#options;
    this.#worker = new SimWorker(this, this.#options, {
      stepped: (...step) => watch.stepped(this, ...step),
      performed: (effect) => watch.performed(this, effect),
      mark: () => watch.mark(),
    });
  }

  /** What a tab reads. */
  #snapshot(): LocalSnapshot {
    const state = this.stored();
    const edits = this.parts.storage.edits();
    return { ...state, edits: edits.filter(({ epoch }) => belongsTo(state.session, epoch)) };
  }

  #disconnect(): void {
    if (this.#worker)
      this.parts.firestore.disconnected(this.parts.report('firestore', this.#worker.state));
  }
}
