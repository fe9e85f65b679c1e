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
import { TcpProxy } from '../../tools/network/tcpProxy.ts';
import { adminCalls } from './firestoreAdminCalls.ts';
import { FirestoreDocuments, type WireWrite } from './firestoreDocuments.ts';
import {
  FirestoreListeners,
  type ListenRequest,
  type Refusal,
  TOKEN,
} from './firestoreListeners.ts';
import { type Plain, toTime, type WireTime } from './firestoreValues.ts';

interface WriteRequest {
  writes?: WireWrite[];
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
  /** What all that is written is refused with. */
  refusesWrites: Refusal | null = null;
  /** Holds back the answers to writes. */
  isSlow = false;
  #line: TcpProxy | null = null;
  readonly #server = new Server();
  readonly #documents = new FirestoreDocuments();
  readonly #listeners = new FirestoreListeners(() => ({
    documents: this.#documents.all(),
    readTime: toTime(this.#now),
  }));
  readonly #waiting: (() => void)[] = [];
  #now = Date.UTC(2026, 10, 26, 12);

  static async start(): Promise<StandInFirestore> {
    const firestore = new StandInFirestore();
    const server = firestore.#server;
    server.addService(SERVICE, {
      Write: (stream: ServerDuplexStream<WriteRequest, object>) => firestore.#write(stream),
      Listen: (stream: ServerDuplexStream<ListenRequest, object>) =>
        firestore.#listeners.listen(stream),
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
    firestore.#line = await TcpProxy.start({ target: `127.0.0.1:${port}` });
    firestore.host = firestore.#line.host;
    return firestore;
  }

  /** What all that is listened to is refused with. */
  set refusesQueries(refusal: Refusal | null) {
    this.#listeners.refusal = refusal;
  }

  /** A client that still calls it would do so without a pause if it were told of the end, so its line is cut first. */
  async stop(): Promise<void> {
    await this.#line?.close();
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

  /** Drops every document; nobody who listens is told. */
  clear(): void {
    this.#documents.clear();
  }

  /** Writes as an admin does; null removes. */
  put(path: string, fields: Plain | null): void {
    this.#listeners.tell([this.#documents.put(path, fields, this.#tick())]);
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
    this.#listeners.tell(changed);
    return time;
  }
}

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
