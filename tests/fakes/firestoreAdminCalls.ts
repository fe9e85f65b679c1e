import {
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import type { FirestoreDocuments, WireDocument, WireWrite } from './firestoreDocuments.ts';
import { runQuery, type WireQuery } from './firestoreQueries.ts';
import type { WireTime } from './firestoreValues.ts';

/** What a call belongs to: a transaction that there is, or one that begins with it. */
interface InTransaction {
  transaction?: Buffer;
  newTransaction?: object;
}

/** What a transaction has read: with what it found, and how to look again. */
interface Transaction {
  as: readonly WireDocument[];
  reads: ((documents: readonly WireDocument[]) => readonly WireDocument[])[];
}

/** What the calls need of the server. */
export interface Backend {
  documents: FirestoreDocuments;
  now(): WireTime;
  /** Does the writes at once and tells whoever listens; gives their time. */
  write(writes: readonly WireWrite[]): WireTime;
}

/** The calls of the server's SDK. Transactions are optimistic: one whose reads have changed is ABORTED. */
export function adminCalls({ documents, now, write }: Backend) {
  const transactions = new Map<string, Transaction>();

  /** Reads within the call's transaction, if it has one. */
  function reading(
    { transaction, newTransaction }: InTransaction,
    read: Transaction['reads'][number],
  ) {
    const id = newTransaction ? begin() : transaction;
    const known = id?.length ? transactions.get(String(id)) : undefined;
    known?.reads.push(read);
    const found = read(known?.as ?? documents.all());
    return { found, ...(newTransaction && { transaction: id }) };
  }

  function begin(): Buffer {
    const id = `t${transactions.size + 1}`;
    transactions.set(id, { as: documents.all(), reads: [] });
    return Buffer.from(id);
  }

  function hasChanged({ as, reads }: Transaction): boolean {
    const states = (all: readonly WireDocument[]) =>
      JSON.stringify(
        reads.map((read) => read(all).map(({ name, updateTime }) => [name, updateTime])),
      );
    return states(as) !== states(documents.all());
  }

  function commit(writes: readonly WireWrite[], id: Buffer | undefined) {
    const transaction = id?.length ? transactions.get(String(id)) : undefined;
    const problem =
      transaction && hasChanged(transaction) ? 'ABORTED' : documents.problemOf(writes);
    if (problem) return { code: status[problem], details: problem };
    const updateTime = write(writes);
    return { writeResults: writes.map(() => ({ updateTime })), commitTime: updateTime };
  }

  return {
    BatchGetDocuments(call: ServerWritableStream<InTransaction & { documents: string[] }, object>) {
      const { documents: names } = call.request;
      const { found, transaction } = reading(call.request, (all) =>
        all.filter(({ name }) => names.includes(name)),
      );
      const readTime = now();
      if (transaction) call.write({ transaction });
      for (const name of names) {
        const document = found.find((other) => other.name === name);
        call.write(document ? { found: document, readTime } : { missing: name, readTime });
      }
      call.end();
    },

    RunQuery(
      call: ServerWritableStream<
        InTransaction & { parent: string; structuredQuery: WireQuery },
        object
      >,
    ) {
      const { parent, structuredQuery } = call.request;
      const { found, transaction } = reading(call.request, (all) =>
        runQuery(all, parent, structuredQuery),
      );
      const readTime = now();
      if (transaction) call.write({ transaction });
      for (const document of found) call.write({ document, readTime });
      if (found.length === 0) call.write({ readTime });
      call.end();
    },

    RunAggregationQuery(
      call: ServerWritableStream<
        {
          parent: string;
          structuredAggregationQuery: {
            structuredQuery: WireQuery;
            aggregations: { alias: string }[];
          };
        },
        object
      >,
    ) {
      const { parent, structuredAggregationQuery } = call.request;
      const { structuredQuery, aggregations } = structuredAggregationQuery;
      const found = runQuery(documents.all(), parent, structuredQuery);
      // All of ours count.
      const counts = aggregations.map(({ alias }) => [alias, { integerValue: found.length }]);
      call.write({ result: { aggregateFields: Object.fromEntries(counts) }, readTime: now() });
      call.end();
    },

    BeginTransaction(_: unknown, reply: sendUnaryData<object>) {
      reply(null, { transaction: begin() });
    },

    Commit(
      call: ServerUnaryCall<{ writes?: WireWrite[]; transaction?: Buffer }, object>,
      reply: sendUnaryData<object>,
    ) {
      const { writes = [], transaction } = call.request;
      const result = commit(writes, transaction);
      if ('code' in result) reply(result);
      else reply(null, result);
    },

    Rollback(_: unknown, reply: sendUnaryData<object>) {
      reply(null, {});
    },

    BatchWrite(
      call: ServerUnaryCall<{ writes?: WireWrite[] }, object>,
      reply: sendUnaryData<object>,
    ) {
      const results = (call.request.writes ?? []).map((one) => commit([one], undefined));
      reply(null, {
        writeResults: results.map((result) => ('code' in result ? {} : result.writeResults[0])),
        status: results.map((result) => ('code' in result ? result : { code: 0 })),
      });
    },

    ListDocuments(
      call: ServerUnaryCall<
        { parent: string; collectionId: string; showMissing?: boolean },
        object
      >,
      reply: sendUnaryData<object>,
    ) {
      const { parent, collectionId, showMissing = false } = call.request;
      const prefix = `${parent}/${collectionId}/`;
      const ids = idsBelow(documents.all(), prefix);
      const listed = ids.map((id) => prefix + id);
      const there = documents.all().map(({ name }) => name);
      const shown = listed.filter((name) => showMissing || there.includes(name));
      reply(null, { documents: shown.map((name) => ({ name, fields: {} })) });
    },

    ListCollectionIds(
      call: ServerUnaryCall<{ parent: string }, object>,
      reply: sendUnaryData<object>,
    ) {
      reply(null, { collectionIds: idsBelow(documents.all(), `${call.request.parent}/`) });
    },
  };
}

/** The names that come next behind a prefix, each once. */
function idsBelow(all: readonly WireDocument[], prefix: string): string[] {
  const names = all.flatMap(({ name }) =>
    name.startsWith(prefix) ? [name.slice(prefix.length).split('/')[0] ?? ''] : [],
  );
  return [...new Set(names)].sort();
}
