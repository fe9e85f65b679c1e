import type { DataType } from '@daybook/protocol';

/** What the first paint depends on: settings decide how all of it looks, the others have their pages. */
export const PAINTED_TYPES: readonly DataType[] = ['SETTINGS', 'TODOS'];
