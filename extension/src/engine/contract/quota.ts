import { LIMITS } from '@daybook/protocol';

/** What a data type may have: items, and bytes of their values as JSON in UTF-8 (SPEC D26). */
export interface Quota {
  items: number;
  bytes: number;
}

export const QUOTA: Quota = { items: LIMITS.maxItemsPerType, bytes: LIMITS.maxBytesPerType };
