import type { DataType } from '@daybook/protocol';
import type { Caller } from '../auth/caller.ts';

/** What the parts of one request's handling share. */
export interface RequestEnv {
  Variables: {
    requestId: string;
    /** Known from `authenticated` on. */
    caller: Caller;
    /** Known in routes that name one. */
    dataType: DataType;
    /** For the log: why it was refused, or what became of each commit of a batch. */
    outcome?: string;
  };
}
