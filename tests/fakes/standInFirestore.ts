import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServiceClientConstructor,
  status,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { adminCalls } from './firestoreAdminCalls.ts';
import { FirestoreDocuments, type WireDocument, type WireWrite } from './firestoreDocuments.ts';
import { type Plain, toTime, type WireTime } from './firestoreValues.ts';

type Refusal = 'PERMISSION_DENIED' | 'UNAUTHENTICATED' | 'RESOURCE_EXHAUSTED' | 'UNAVAILABLE';

interface WriteRequest {
  writes?: WireWrite[];
}

interface ListenRequest {
  addTarget?: {
    targetId: number;
    query?: { parent: string; structuredQuery: { from: { collectionId: string }[] } };
    documents?: { documents: string[] };
  };
  removeTarget?: number;
}

interface Target {
  id: number;
  stream: ServerDuplexStream<ListenRequest, object>;
  has(name: string): boolean;
}

/**
 * A Firestore server without rules, in memory, for the real SDK: it speaks its protocol (gRPC), as far as writes and live
 * queries of a collection or a document go. What is refused is refused as the real one does it.
 */
export class StandInFirestore {
  /** `host:port`, for an SDK that is to use an emulator. */
  host = '';
  /** Each batch that came, with what it sets as plain values. */
  readonly batches: Plain[][] = [];
  /** What all that is written, or listened to, is refused with. */
  refusesWrites: Refusal | null = null;
  refusesQueries: Refusal | null = null;
  /** Holds back the answers to writes. */
  isSlow = false;
  readonly #server = new Server();
  readonly #documents = new FirestoreDocuments();
  readonly #targets = new Set<Target>();
  readonly #waiting: (() => void)[] = [];
  #now = Date.UTC(2026, 10, 26, 12);

  static async start(): Promise<StandInFirestore> {
    const firestore = new StandInFirestore();
    const server = firestore.#server;
    server.addService(SERVICE, {
      Write: (stream: ServerDuplexStream<WriteRequest, object>) => firestore.#write(stream),
      Listen: (stream: ServerDuplexStream<ListenRequest, object>) => firestore.#listen(stream),
      ...adminCalls({
        documents: firestore.#documents,
        now: () => toTime(firestore.#now),
        write: (writes) => firestore.#apply(writes),
      }),
    });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    server.start();
    firestore.host = `127.0.0.1:${port}`;
    return firestore;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  /** Resolves when the next batch of writes has come. */
  async batchCame(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The server's clock, ms; it goes on by a millisecond with each write. */
  get now(): number {
    return this.#now;
  }

  /** Undefined where there is no such document. */
  read(path: string): Plain | undefined {
    return this.#documents.read(path);
  }

  /** The documents whose paths begin so. */
  list(prefix: string): Plain[] {
    return this.paths(prefix).map((path) => this.read(path) ?? {});
  }

  /** Their paths, in order. */
  paths(prefix: string): string[] {
    return this.#documents.paths(prefix);
  }

  /** Writes as an admin does; null removes. */
  put(path: string, fields: Plain | null): void {
    this.#tell([this.#documents.put(path, fields, this.#tick())]);
  }

  #tick(): WireTime {
    this.#now += 1;
    return toTime(this.#now);
  }

  #write(stream: ServerDuplexStream<WriteRequest, object>): void {
    let isOpen = false;
    stream.on('data', ({ writes = [] }: WriteRequest) => {
      if (!isOpen) {
        isOpen = true;
        stream.write({ streamId: '1', streamToken: TOKEN });
        return;
      }
      this.batches.push(writes.map((write) => this.#documents.describe(write)));
      for (const tell of this.#waiting.splice(0)) tell();
      const refusal = this.refusesWrites ?? this.#documents.problemOf(writes);
      if (refusal) {
        stream.emit('error', { code: status[refusal], details: refusal });
        return;
      }
      if (this.isSlow) return;
      const time = this.#apply(writes);
      const writeResults = writes.map(({ updateTransforms = [] }) => ({
        updateTime: time,
        transformResults: updateTransforms.map(() => ({ timestampValue: time })),
      }));
      stream.write({ streamToken: TOKEN, writeResults, commitTime: time });
    });
    stream.on('end', () => stream.end());
  }

  #apply(writes: readonly WireWrite[]): WireTime {
    const time = this.#tick();
    const changed = this.#documents.apply(writes, time);
    this.#tell(changed);
    return time;
  }

  #listen(stream: ServerDuplexStream<ListenRequest, object>): void {
    stream.on('data', ({ addTarget, removeTarget }: ListenRequest) => {
      if (addTarget) this.#add({ id: addTarget.targetId, stream, has: matcherOf(addTarget) });
      else this.#forget((target) => target.stream === stream && target.id === removeTarget);
    });
    stream.on('end', () => stream.end());
    stream.on('close', () => this.#forget((target) => target.stream === stream));
  }

  #add(target: Target): void {
    const { stream } = target;
    const targetIds = [target.id];
    if (this.refusesQueries) {
      const cause = { code: status[this.refusesQueries], message: this.refusesQueries };
      stream.write({ targetChange: { targetChangeType: 'REMOVE', targetIds, cause } });
      return;
    }
    this.#targets.add(target);
    stream.write({ targetChange: { targetChangeType: 'ADD', targetIds } });
    for (const document of this.#documents.all().filter(({ name }) => target.has(name))) {
      stream.write({ documentChange: { document, targetIds } });
    }
    const readTime = toTime(this.#now);
    const current = { targetChangeType: 'CURRENT', targetIds, resumeToken: TOKEN, readTime };
    stream.write({ targetChange: current });
    sendSnapshot(stream, readTime);
  }

  #forget(which: (target: Target) => boolean): void {
    for (const target of [...this.#targets].filter(which)) this.#targets.delete(target);
  }

  #tell(changed: readonly WireDocument[]): void {
    const readTime = toTime(this.#now);
    for (const { id, stream, has } of this.#targets) {
      for (const document of changed.filter(({ name }) => has(name))) {
        const { name, fields } = document;
        const targetIds = [id];
        if (fields) stream.write({ documentChange: { document, targetIds } });
        else stream.write({ documentDelete: { document: name, readTime, removedTargetIds: [id] } });
      }
    }
    for (const stream of new Set([...this.#targets].map((target) => target.stream))) {
      sendSnapshot(stream, readTime);
    }
  }
}

/** All that was sent so far is one consistent state. */
function sendSnapshot(stream: ServerDuplexStream<ListenRequest, object>, readTime: WireTime): void {
  const targetChange = { targetChangeType: 'NO_CHANGE', resumeToken: TOKEN, readTime };
  stream.write({ targetChange });
}

function matcherOf({ query, documents }: NonNullable<ListenRequest['addTarget']>) {
  const names = documents?.documents ?? [];
  const collection = query && `${query.parent}/${query.structuredQuery.from[0]?.collectionId}`;
  return (name: string) => names.includes(name) || dirname(name) === collection;
}

const TOKEN = Buffer.from('1');

const PROTOS = join(
  dirname(fileURLToPath(import.meta.resolve('@google-cloud/firestore/package.json'))),
  'build/protos',
);

const SERVICE = (() => {
  const definition = loadSync('google/firestore/v1/firestore.proto', {
    includeDirs: [PROTOS],
    longs: String,
    enums: String,
  });
  const packages = loadPackageDefinition(definition) as unknown as {
    google: { firestore: { v1: { Firestore: ServiceClientConstructor } } };
  };
  return packages.google.firestore.v1.Firestore.service;
})();
