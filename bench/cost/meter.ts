import { Firestore } from 'firebase-admin/firestore';

/** What a functions process has cost since its start. */
export interface ServerCounts {
  /** With the browser's question before each call of a device. */
  invocations: number;
  reads: number;
  writes: number;
  deletes: number;
}

export const served: ServerCounts = { invocations: 0, reads: 0, writes: 0, deletes: 0 };

/** Index entries that one billed read pays for, where a query has two range fields or counts. */
const ENTRIES_PER_READ = 1000;

interface RpcRequest {
  writes?: { delete?: unknown }[];
  structuredQuery?: { orderBy?: unknown[] };
}

interface RpcResponse {
  document?: unknown;
  found?: unknown;
  missing?: unknown;
  /** Of a count. */
  result?: { aggregateFields?: Record<string, { integerValue?: string }> };
}

interface RpcStream {
  emit(event: string, ...args: unknown[]): boolean;
}

/** The funnels that all of the Admin SDK's calls go through; not in its types. */
interface Rpcs {
  request(method: string, request: RpcRequest, ...rest: unknown[]): Promise<unknown>;
  requestStream(
    method: string,
    isBidirectional: boolean,
    request: RpcRequest,
    ...rest: unknown[]
  ): Promise<RpcStream>;
}

/** Counts from now on what the Admin SDK of this process is billed for. */
export function meterFirestore(): void {
  const rpcs = Firestore.prototype as unknown as Rpcs;
  const { request, requestStream } = rpcs;
  rpcs.request = function (this: Rpcs, method, body, ...rest) {
    for (const write of body.writes ?? []) {
      if (write.delete) served.deletes += 1;
      else served.writes += 1;
    }
    return request.call(this, method, body, ...rest);
  };
  rpcs.requestStream = async function (this: Rpcs, method, isBidirectional, body, ...rest) {
    const stream = await requestStream.call(this, method, isBidirectional, body, ...rest);
    watch(stream, method, body);
    return stream;
  };
}

function watch(stream: RpcStream, method: string, { structuredQuery }: RpcRequest): void {
  const emit = stream.emit.bind(stream);
  let documents = 0;
  stream.emit = (event, ...args) => {
    if (event === 'data') {
      const { document, found, missing, result } = args[0] as RpcResponse;
      if (document || found || missing) documents += 1;
      for (const { integerValue } of Object.values(result?.aggregateFields ?? {})) {
        served.reads += Math.max(1, Math.ceil(Number(integerValue) / ENTRIES_PER_READ));
      }
    }
    if (event === 'end') {
      const isByTwoFields = (structuredQuery?.orderBy?.length ?? 0) > 1;
      const entries = isByTwoFields ? Math.ceil(documents / ENTRIES_PER_READ) : 0;
      // A query that finds nothing is billed as if it had found one.
      served.reads += (method === 'runQuery' ? Math.max(1, documents) : documents) + entries;
    }
    return emit(event, ...args);
  };
}

/** The same function, its calls counted; schedules are called by their `run`. */
export function counted<Fn extends object>(fn: Fn): Fn {
  return new Proxy(fn, {
    apply: (target, self, args) => countedCall(target, self, args),
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name !== 'run' || typeof value !== 'function') return value;
      return (...args: unknown[]) => countedCall(value, target, args);
    },
  });
}

function countedCall(call: object, self: unknown, args: unknown[]): unknown {
  served.invocations += isFromBrowser(args[0]) ? 2 : 1;
  return Reflect.apply(call as CallableFunction, self, args);
}

/**
 * The released extension may call the API only as any web page may (SPEC A11), so the browser asks before each of its
 * calls: calls that bypass the cache (SPEC A19) bypass what it remembers of such questions, too. The build for the
 * emulators needn't ask.
 */
function isFromBrowser(request: unknown): boolean {
  const { headers } = request as { headers?: Record<string, string> };
  return headers?.['user-agent']?.includes('Chrome') ?? false;
}
