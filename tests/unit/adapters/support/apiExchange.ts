import type { Cursor } from '@daybook/protocol';
import type { OutgoingCommit } from '../../../../extension/src/engine/contract/commit.ts';
import { TODO } from '../../../fixtures/items.ts';
import { EMPTY_PAGE } from '../../engine/builders.ts';

export const COMMIT: OutgoingCommit = {
  commitId: 'c2',
  parent: 'c1',
  version: 2,
  deviceId: 'device-a',
  changes: [{ id: 't1', value: TODO, editedAt: 1 }],
  queuedAt: 1,
  expiresAt: 2,
};

/** On top of which that goes. */
export const CURSOR: Cursor = { version: 1, commitId: 'c1', at: 1_800_000_000_000 };

export const PAGE = { ...EMPTY_PAGE, dataType: 'TODOS' };
