import type { DataType } from '@daybook/protocol';
import type { Caller } from '../auth/caller.ts';
import type { SyncStore } from '../sync/store.ts';

/** What the parts of one request's handling share. */
export interface RequestEnv {
  Variables: {
    requestId: string;
    /** Known from `authenticated` on. */
    caller: Caller;
    /** Counts what a request costs beyond being one (SPEC A17); known from `rateLimited` on. */
    charge: (requests: number) => void;
    /** Known from `withSyncStore` on. */
    store: SyncStore;
    /** To be called when all of it is read, with what went wrong if it was cut short; known from `withSyncStore` on. */
    readingEnded: (error?: unknown) => void;
    /** The body is given out while it is read. */
    isStreamed?: true;
    /** Known in routes that name one. */
    dataType: DataType;
    /** For the log: why it was refused, or what became of each commit of a batch. */
    outcome?: string;
  };
}
