import type { EngineEvent } from '../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../extension/src/engine/state/state.ts';
import { SimFirestore } from './firestore.ts';
import { SimInbox, type Source } from './inbox.ts';
import type { Sent } from './ledger.ts';
import { type ApiWay, SimRequests } from './requests.ts';
import type { SimServer } from './server.ts';
import { SimSignIn } from './signIn.ts';
import { SimStorage } from './storage.ts';

/** Further away than any time. */
export const LATER = Number.MAX_SAFE_INTEGER;

const MINUTE = 60_000;

/** What is around one device's engine. */
export class DeviceParts {
  readonly server: SimServer;
  readonly storage: SimStorage;
  readonly firestore: SimFirestore;
  readonly signIn: SimSignIn;
  readonly requests = new SimRequests();
  readonly inbox = new SimInbox();
  /** What was handed to either door, of each field. */
  sent: Sent[] = [];
  isOnline = true;
  apiWay: ApiWay = 'open';
  /** Firestore alone can't be reached. */
  isDirectClosed = false;
  /** The session is being cleared. */
  isClearing = false;
  /** When the engine's timer is over, and the browser's alarm comes, by the server's clock: none heeds the device's. */
  wakeAt = LATER;
  alarmAt = LATER;
  #pending = 0;

  constructor(name: string, server: SimServer) {
    this.server = server;
    this.storage = new SimStorage(name);
    this.firestore = new SimFirestore(server);
    this.signIn = new SimSignIn(server, () => this.isOnline);
  }

  get isDirectOpen(): boolean {
    return this.isOnline && !this.isDirectClosed && !this.firestore.isDead;
  }

  /** When the worker is woken, by the server's clock. */
  get wokenAt(): number {
    return Math.min(this.alarmAt, this.wakeAt);
  }

  /** When a device that has nothing to do will have again, by the server's clock. */
  get dueAt(): number {
    return Math.min(this.wokenAt, this.signIn.silentUntil ?? LATER);
  }

  hear(source: Source, event: EngineEvent | null): void {
    if (event) this.inbox.push(source, event);
  }

  /** What the doors answer, as of the session of `state`. */
  report(source: Source, state: EngineState | null) {
    const epoch = state?.session.epoch ?? 0;
    return (event: object) => this.inbox.push(source, { ...event, epoch } as EngineEvent);
  }

  /** As `adapters/chromeWakeups.ts` does. */
  setTimer(ms: number): void {
    this.wakeAt = this.server.now + Math.min(Math.max(0, ms), 15 * MINUTE);
  }

  /** Alarms come each minute while anything is pending, and else more rarely. */
  setAlarm(pending = this.#pending): void {
    this.#pending = pending;
    this.alarmAt = this.server.now + (pending > 0 ? MINUTE : 15 * MINUTE);
  }

  /** Nothing is left of a worker. */
  restart(): void {
    this.inbox.clear();
    this.requests.restart();
    this.signIn.restart();
    this.firestore.stop();
    this.firestore.isDead = false;
    this.isClearing = false;
    this.wakeAt = LATER;
    this.alarmAt = LATER;
  }

  /** The profile as it is on the disk. */
  copy() {
    const { storage, firestore, signIn, sent } = this;
    return {
      entries: storage.copy(),
      disk: firestore.copy(),
      signIn: signIn.copy(),
      sent: [...sent],
    };
  }

  putBack({ entries, disk, signIn, sent }: Profile): void {
    this.storage.putBack(entries);
    this.firestore.putBack(disk);
    this.signIn.putBack(signIn);
    this.sent = [...sent];
    this.requests.drop();
  }
}

export type Profile = ReturnType<DeviceParts['copy']>;
