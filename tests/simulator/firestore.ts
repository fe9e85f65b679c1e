import { type DataType, type Head, headChangesOf, SCHEMA_VERSION } from '@daybook/protocol';
import type { OutgoingCommit } from '../../extension/src/engine/contract/commit.ts';
import type { DirectDoorEvent, SeenHead } from '../../extension/src/engine/contract/event.ts';
import type { SimServer } from './server.ts';

/** This build is every Daybook of a history, so a newer one has to see the schemas that it knows as this build's. */
export function asSeenBy(known: number, schema: number): number {
  return Math.max(1, schema - (known - SCHEMA_VERSION));
}

interface Queued {
  readonly type: DataType;
  readonly commit: OutgoingCommit;
  /** Acknowledged, but the live query has not caught up: the SDK still counts it as pending. */
  readonly isAcknowledged: boolean;
}

type Report = (event: DirectDoorEvent) => void;

/** What is in the profile on the disk. */
export interface FirestoreDisk {
  queue: readonly Queued[];
  position: number;
  view: ReadonlyMap<DataType, Head<number>>;
}

const EMPTY_DISK: FirestoreDisk = { queue: [], position: 0, view: new Map() };

/**
 * The Firestore SDK of one device, as far as it is known to behave: a write queue that survives restarts and sends in
 * order, refuses what the rules refuse, resends what got no answer; a live query of the heads over a view of the server
 * that lags and may skip what was in between, with own queued writes on top.
 */
export class SimFirestore {
  /** The newest schemas that the device's Daybook knows. */
  schema = SCHEMA_VERSION;
  /** Its client has died, and says nothing of it: nothing is taken, sent or brought any more. */
  isDead = false;
  #queue: Queued[] = [];
  #isFollowing = false;
  /** The server has answered on this connection. */
  #isCurrent = false;
  /** How much of the server's history the view has; it is kept, as the SDK keeps its cache. */
  #position = 0;
  #view = new Map<DataType, Head<number>>();
  readonly #server: SimServer;

  constructor(server: SimServer) {
    this.#server = server;
  }

  get queued(): number {
    return this.#queue.length;
  }

  get hasToSend(): boolean {
    return this.#queue.some(({ isAcknowledged }) => !isAcknowledged);
  }

  get queue(): readonly Queued[] {
    return this.#queue;
  }

  /** The watch has brought all that the server has. */
  get isCurrent(): boolean {
    return this.#isFollowing && this.#isCurrent && this.#position === this.#server.heads.length;
  }

  /** Whether the watch has news to bring. */
  get isBehind(): boolean {
    return this.#isFollowing && !this.isCurrent;
  }

  stop(): void {
    this.#isFollowing = false;
    this.#isCurrent = false;
  }

  commit(type: DataType, commit: OutgoingCommit): void {
    if (this.isDead) return;
    const isQueued = this.#queue.some(
      (queued) => queued.type === type && queued.commit.commitId === commit.commitId,
    );
    if (isQueued) return;
    this.#queue.push({ type, commit, isAcknowledged: false });
  }

  listenHeads(report: Report): void {
    this.#isFollowing = true;
    this.#isCurrent = false;
    this.#reportHeads(report);
  }

  /** Sends the first queued write that has no answer. `isAnswerLost`: the server decides, this device doesn't learn it. */
  sendNext(report: Report, isPro: boolean, isAnswerLost: boolean): void {
    const next = this.#queue.find(({ isAcknowledged }) => !isAcknowledged);
    if (!next || !isPro) {
      if (next) this.#drop(next, report);
      return;
    }
    const { type, commit } = next;
    const { outcome } = this.#server.commitDirect(type, commit, this.schema);
    if (isAnswerLost) return;
    if (outcome !== 'applied') return this.#drop(next, report);
    this.#queue = this.#queue.map((queued) =>
      queued === next ? { ...next, isAcknowledged: true } : queued,
    );
    report({ type: 'commitAcknowledged', dataType: type, commitId: commit.commitId });
  }

  #drop(refused: Queued, report: Report): void {
    this.#queue = this.#queue.filter((queued) => queued !== refused);
    const { type, commit } = refused;
    report({ type: 'commitRefused', dataType: type, commitId: commit.commitId });
    if (this.#isFollowing) this.#reportHeads(report);
  }

  /** The watch catches up with the server: commit by commit, or with several at once. */
  catchUp(report: Report, isOneByOne: boolean): void {
    const { heads } = this.#server;
    const end = isOneByOne && this.#isCurrent ? this.#position + 1 : heads.length;
    const came = new Set<DataType>();
    for (const { type, head } of heads.slice(this.#position, end)) {
      came.add(type);
      if (head) this.#view.set(type, head);
      else this.#view.delete(type);
    }
    this.#position = Math.min(end, heads.length);
    this.#isCurrent = true;
    // A server that went back has an acknowledged write no longer: what it has instead comes in its place.
    this.#queue = this.#queue.filter(
      ({ type, commit, isAcknowledged }) =>
        !isAcknowledged ||
        (commit.version > (this.#view.get(type)?.version ?? 0) &&
          !(came.has(type) && this.#position === heads.length)),
    );
    this.#reportHeads(report);
  }

  /** The connection is lost, or made anew: the query answers from the cache. */
  disconnected(report: Report): void {
    this.#isCurrent = false;
    if (this.#isFollowing) this.#reportHeads(report);
  }

  /** A new client, over the same database or an empty one. */
  replace(keepsDisk: boolean): void {
    this.stop();
    this.isDead = false;
    if (!keepsDisk) this.putBack(EMPTY_DISK);
  }

  copy(): FirestoreDisk {
    return { queue: [...this.#queue], position: this.#position, view: new Map(this.#view) };
  }

  putBack({ queue, position, view }: FirestoreDisk): void {
    this.stop();
    this.#queue = [...queue];
    this.#position = position;
    this.#view = new Map(view);
  }

  #reportHeads(report: Report): void {
    if (this.isDead) return;
    const heads: Partial<Record<DataType, SeenHead>> = {};
    for (const [type, head] of this.#view) {
      const { version, commitId, parent, deviceId, updatedAt, changes = null } = head;
      const schema = asSeenBy(this.schema, head.schema);
      const seen = { version, commitId, parent, deviceId, schema, updatedAt, changes };
      heads[type] = { ...seen, hasPendingWrites: false };
    }
    for (const { type, commit } of this.#queue) {
      const { version, commitId, parent, deviceId } = commit;
      const changes = headChangesOf(commit.changes) ?? null;
      const own = { version, commitId, parent, deviceId, schema: SCHEMA_VERSION, changes };
      heads[type] = { ...own, updatedAt: null, hasPendingWrites: true };
    }
    report({ type: 'headsSeen', fromServer: this.#isCurrent, heads });
  }
}
