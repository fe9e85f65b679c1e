import {
  type DataType,
  type Head,
  SCHEMA_VERSION,
  type StoredItem,
  valueIn,
} from '@daybook/protocol';
import type { ConfirmedChange, DirectDoorEvent } from '../../../extension/src/engine/event.ts';
import type { OutgoingCommit } from '../../../extension/src/engine/state.ts';
import type { SimServer } from './server.ts';

interface Queued {
  type: DataType;
  commit: OutgoingCommit;
  /** Acknowledged, but the live queries have not caught up: the SDK still counts it as pending. */
  isAcknowledged: boolean;
}

interface Query {
  above: number;
  /** Version and pendingness of each document as last told. */
  told: Map<string, string>;
}

type Tell = (event: DirectDoorEvent) => void;

/**
 * The Firestore SDK of one device, as far as it is known to behave: a write queue that survives restarts and sends in
 * order, refuses what the rules refuse, resends what got no answer; live queries over a view of the server that lags,
 * with own queued writes on top.
 */
export class SimFirestore {
  #queue: Queued[] = [];
  #queries = new Map<DataType, Query>();
  #headsTold = false;
  /** How many commits the server had when the watch last caught up; none if the queries want an answer anew. */
  #seen = -1;
  /** What the server had when the watch last caught up. */
  #view = new Map<DataType, { head: Head | null; items: Map<string, StoredItem<number>> }>();
  readonly #server: SimServer;

  constructor(server: SimServer) {
    this.#server = server;
  }

  get queued(): number {
    return this.#queue.length;
  }

  /** Whether the watch has news to bring. */
  get isBehind(): boolean {
    return this.#headsTold && this.#seen !== this.#server.changes;
  }

  /** The worker died: its queries and promises are gone, the queue is not. */
  restart(): void {
    this.stop();
  }

  stop(): void {
    this.#queries.clear();
    this.#headsTold = false;
  }

  commit(type: DataType, commit: OutgoingCommit): void {
    if (this.#queue.some((queued) => queued.commit.commitId === commit.commitId)) return;
    this.#queue.push({ type, commit, isAcknowledged: false });
  }

  listenHeads(tell: Tell): void {
    this.#headsTold = true;
    this.#seen = -1;
    this.#tellHeads(tell, false);
  }

  listenItems(type: DataType, above: number, tell: Tell): void {
    this.#queries.set(type, { above, told: new Map() });
    this.#seen = -1;
    this.#tellItems(type, tell, false);
  }

  /** Sends the first queued write that has no answer. `isAnswerLost`: the server decides, this device isn't told. */
  sendNext(tell: Tell, isPro: boolean, isAnswerLost: boolean): void {
    const next = this.#queue.find(({ isAcknowledged }) => !isAcknowledged);
    if (!next || !isPro) {
      if (next) this.#drop(next, tell);
      return;
    }
    const { type, commit } = next;
    const { outcome } = this.#server.commitDirect(type, commit);
    if (isAnswerLost) return;
    if (outcome !== 'applied') return this.#drop(next, tell);
    next.isAcknowledged = true;
    this.#seen = -1;
    tell({ type: 'commitAcknowledged', dataType: type, commitId: commit.commitId });
  }

  #drop(refused: Queued, tell: Tell): void {
    this.#queue = this.#queue.filter((queued) => queued !== refused);
    const { type, commit } = refused;
    tell({ type: 'commitRefused', dataType: type, commitId: commit.commitId });
    this.#seen = -1;
    this.#tellItems(type, tell, false);
    this.#tellHeads(tell, false);
  }

  /** The watch catches up with the server; its queries answer in either order. */
  catchUp(tell: Tell, headsFirst: boolean): void {
    this.#seen = this.#server.changes;
    this.#queue = this.#queue.filter(({ isAcknowledged }) => !isAcknowledged);
    for (const type of this.#queries.keys()) {
      const { head, items } = this.#server.data(type);
      this.#view.set(type, { head: head && { ...head }, items: new Map(items) });
    }
    if (headsFirst) this.#tellHeads(tell, true);
    for (const type of this.#queries.keys()) this.#tellItems(type, tell, true);
    if (!headsFirst) this.#tellHeads(tell, true);
  }

  /** The connection is lost: the queries answer from the cache. */
  disconnected(tell: Tell): void {
    this.#seen = -1;
    if (this.#headsTold) this.#tellHeads(tell, false);
  }

  #tellHeads(tell: Tell, fromServer: boolean): void {
    const heads: Extract<DirectDoorEvent, { type: 'headsSeen' }>['heads'] = {};
    for (const [type, { head }] of this.#view) {
      heads[type] = {
        version: head?.version ?? 0,
        schema: SCHEMA_VERSION,
        purgedThrough: head?.purgedThrough ?? 0,
        hasPendingWrites: false,
      };
    }
    for (const { type, commit } of this.#queue) {
      const purgedThrough = heads[type]?.purgedThrough ?? 0;
      const { version } = commit;
      heads[type] = { version, schema: SCHEMA_VERSION, purgedThrough, hasPendingWrites: true };
    }
    tell({ type: 'headsSeen', fromServer, heads });
  }

  #tellItems(type: DataType, tell: Tell, fromServer: boolean): void {
    const query = this.#queries.get(type);
    if (!query) return;
    const documents = this.#documents(type, query.above);
    const changes: ConfirmedChange[] = [];
    let latest: { version: number; commitId: string } | null = null;
    for (const { change, isPending } of documents.values()) {
      if (latest === null || change.version > latest.version) latest = change;
      const told = `${change.version} ${isPending}`;
      if (query.told.get(change.id) !== told && !isPending) changes.push(change);
      query.told.set(change.id, told);
    }
    const hasPendingWrites = [...documents.values()].some(({ isPending }) => isPending);
    const size = documents.size;
    tell({
      type: 'itemsSeen',
      dataType: type,
      fromServer,
      hasPendingWrites,
      size,
      changes,
      latest,
    });
  }

  #documents(type: DataType, above: number) {
    const documents = new Map<string, { change: ConfirmedChange; isPending: boolean }>();
    for (const [id, item] of this.#view.get(type)?.items ?? []) {
      if (item.version <= above) continue;
      const { version, commitId, editedAt, deviceId } = item;
      const change = { id, version, commitId, editedAt, deviceId, value: valueIn(item) };
      documents.set(id, { change, isPending: false });
    }
    for (const queued of this.#queue) {
      if (queued.type !== type) continue;
      const { version, commitId, deviceId, changes } = queued.commit;
      for (const { id, value, editedAt } of changes) {
        const change = { id, version, commitId, deviceId, editedAt, value };
        documents.set(id, { change, isPending: true });
      }
    }
    return documents;
  }
}
