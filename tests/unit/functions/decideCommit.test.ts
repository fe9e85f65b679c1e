import assert from 'node:assert/strict';
import { type CommitRequest, type Head, LIMITS, SCHEMA_VERSION } from '@daybook/protocol';
import {
  type CommitDecision,
  type CommitQuestion,
  decideCommit,
} from '../../../functions/src/sync/decideCommit.ts';
import { TODO } from '../../fixtures/items.ts';
import { onTop } from '../../fixtures/onTop.ts';

const NOW = 1_800_000_000_000;

const HEAD: Head = {
  version: 7,
  commitId: 'c7',
  parent: 'c6',
  deviceId: 'phone',
  schema: SCHEMA_VERSION,
  updatedAt: 'earlier',
  purgedThrough: 3,
};

function decide(
  request: Partial<CommitQuestion<string>['request']> = {},
  question: Partial<CommitQuestion<string>> = {},
): CommitDecision<string> {
  return decideCommit({
    type: 'TODOS',
    request: { ...onTop(7), deviceId: 'laptop', changes: [todo('t1')], ...request },
    head: HEAD,
    account: null,
    now: NOW,
    writtenAt: 'now',
    ...question,
  });
}

function todo(id: string, editedAt = NOW): CommitRequest['changes'][number] {
  return { id, value: { ...TODO }, editedAt };
}

function fieldsRefused(decision: CommitDecision<string>): unknown {
  assert.equal(decision.outcome, 'refused');
  assert.equal(decision.reason, 'INVALID_REQUEST');
  const { fieldViolations } = decision.metadata as { fieldViolations: { field: string }[] };
  return fieldViolations.map(({ field }) => field);
}

describe('decideCommit', () => {
  it('C1, C2, C3, C5, D27: writes the next version with its items', () => {
    const changes = [todo('t1'), { id: 't2', deleted: true, editedAt: 5 } as const];
    const meta = { version: 8, commitId: 'c8', deviceId: 'laptop', updatedAt: 'now' };
    const expiresAt = new Date(NOW + 120 * 24 * 60 * 60 * 1000);
    assert.deepEqual(decide({ changes }), {
      outcome: 'applied',
      head: {
        ...meta,
        parent: 'c7',
        schema: SCHEMA_VERSION,
        changes: {
          t1: { value: TODO, editedAt: NOW },
          t2: { deleted: true, editedAt: 5 },
        },
      },
      items: [
        { id: 't1', item: { ...meta, value: TODO, editedAt: NOW } },
        { id: 't2', item: { ...meta, deleted: true, editedAt: 5, expiresAt } },
      ],
    });
  });

  it('C12: the head carries as many changes as it may, and none of a larger commit', () => {
    const ids = Array.from({ length: LIMITS.maxHeadChanges + 1 }, (_, index) => `t${index}`);
    const changes = ids.map((id) => todo(id));
    const carrying = decide({ changes: changes.slice(1) });
    assert.ok(carrying.outcome === 'applied' && carrying.head.changes);
    assert.deepEqual(Object.keys(carrying.head.changes), ids.slice(1));
    const silent = decide({ changes });
    assert.ok(silent.outcome === 'applied' && !('changes' in silent.head));
  });

  it('C1, C2: begins at version 1 without a parent', () => {
    const decision = decide(onTop(0), { head: null });
    assert.equal(decision.outcome, 'applied');
    assert.deepEqual([decision.head.version, decision.head.parent], [1, null]);
  });

  it('A4: takes "api" for a missing deviceId', () => {
    const { deviceId: _, ...request } = {
      ...onTop(7),
      deviceId: '',
      changes: [todo('t1')],
    };
    const decision = decideCommit({
      ...{ type: 'TODOS', request, head: HEAD, account: null, now: NOW, writtenAt: 'now' },
    });
    assert.equal(decision.outcome === 'applied' && decision.head.deviceId, 'api');
  });

  for (const version of [0, 6, 8]) {
    it(`A5: refuses version ${version} when the head is at 7`, () => {
      const decision = decide({ version });
      assert.equal(decision.outcome === 'refused' && decision.reason, 'VERSION_MISMATCH');
    });
  }

  it('A5: refuses a later version where there is no head', () => {
    const decision = decide({ version: 3 }, { head: null });
    assert.equal(decision.outcome === 'refused' && decision.reason, 'VERSION_MISMATCH');
  });

  it('A6: knows a commit that is the head already', () => {
    const decision = decide({ version: 6, commitId: 'c7' });
    assert.deepEqual(decision, { outcome: 'alreadyApplied', version: 7, commitId: 'c7' });
  });

  it('A6: takes the head’s commitId on top of another version for a stale one', () => {
    const decision = decide({ version: 5, commitId: 'c7' });
    assert.equal(decision.outcome === 'refused' && decision.reason, 'VERSION_MISMATCH');
  });

  it('C4: refuses the head’s commitId on top of the head', () => {
    assert.deepEqual(fieldsRefused(decide({ commitId: 'c7' })), ['commitId']);
  });

  it('C6, A7: names every wrong field of every item', () => {
    const changes = [
      todo('t1'),
      { id: '.x', value: { ...TODO }, editedAt: 0 },
      { id: 't2', value: { ...TODO, title: '', more: 1 }, editedAt: 0 },
    ];
    assert.deepEqual(fieldsRefused(decide({ changes })), [
      'changes[1].id',
      'changes[2].value.title',
      'changes[2].value.more',
    ]);
  });

  it('C6: refuses an id that stands twice, even as a deletion', () => {
    const changes = [todo('t1'), { id: 't1', deleted: true, editedAt: 0 } as const];
    assert.deepEqual(fieldsRefused(decide({ changes })), ['changes[1].id']);
  });

  it('C7: takes an edit 5 minutes ahead and refuses one a millisecond later', () => {
    const limit = NOW + LIMITS.maxClockAheadMs;
    assert.equal(decide({ changes: [todo('t1', limit)] }).outcome, 'applied');
    const late = decide({ changes: [todo('t1', limit + 1)] });
    assert.deepEqual(fieldsRefused(late), ['changes[0].editedAt']);
  });

  it('C9: refuses a first commit of a deleted account, whatever its version', () => {
    for (const version of [0, 7]) {
      const decision = decide({ version }, { head: null, account: { deletedAt: 'then' } });
      assert.equal(decision.outcome === 'refused' && decision.reason, 'ACCOUNT_DELETED');
    }
  });

  it('C9: takes a first commit of an account that is not deleted', () => {
    for (const account of [null, {}, { deletedAt: null }]) {
      assert.equal(decide(onTop(0), { head: null, account }).outcome, 'applied');
    }
  });

  it('D9: refuses a writer older than the head, before its version is looked at', () => {
    const head = { ...HEAD, schema: SCHEMA_VERSION + 1 };
    const decision = decide({ version: 1 }, { head });
    assert.equal(decision.outcome === 'refused' && decision.reason, 'UPDATE_REQUIRED');
  });

  it('D9: refuses a writer newer than this door', () => {
    assert.deepEqual(fieldsRefused(decide({ schema: SCHEMA_VERSION + 1 })), ['schema']);
  });
});
