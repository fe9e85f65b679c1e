import type { OutgoingCommit } from '../../extension/src/engine/contract/commit.ts';

/** A device's first commit of a type, which changes nothing, unless the test says otherwise. */
export function aCommit(values: Partial<OutgoingCommit> = {}): OutgoingCommit {
  return {
    commitId: 'C1',
    parent: null,
    version: 1,
    deviceId: 'd',
    changes: [],
    queuedAt: 0,
    expiresAt: 0,
    ...values,
  };
}
