import type { Cursor } from '@daybook/protocol';
import type { OutgoingCommit } from '../../../extension/src/engine/contract/commit.ts';
import {
  type EngineState,
  emptyState,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import type { FollowedHead, TypeDurable } from '../../../extension/src/engine/state/typeState.ts';
import { START_TIME, todo } from './builders.ts';

export const MOMENT = { now: START_TIME, nonce: 'N', random: 0.5 };
export const CURSOR: Cursor = { version: 3, commitId: 'X3' };

/** An own commit `C<version>`, which changes these items. */
export function commit(version: number, parent: string | null, ...ids: string[]): OutgoingCommit {
  const changes = ids.map((id) => ({ id, value: todo(`Own ${id}`), editedAt: START_TIME }));
  return {
    commitId: `C${version}`,
    parent,
    version,
    deviceId: 'me',
    changes,
    queuedAt: 1,
    expiresAt: 2,
  };
}

/** A device `me` that knows this of its todos. */
export function knowing(
  durable: Partial<TypeDurable>,
  head: Partial<FollowedHead> | null = null,
): EngineState {
  const seen = { deviceId: 'other', hasPendingWrites: false, changes: null, isConfirmed: true };
  const known = { version: 0, commitId: null, parent: null, updatedAt: null, ...seen, ...head };
  return withType(emptyState('me'), 'TODOS', { durable, transient: { head: head && known } });
}

export const names = (commits: readonly OutgoingCommit[]) =>
  commits.map(({ commitId }) => commitId);
