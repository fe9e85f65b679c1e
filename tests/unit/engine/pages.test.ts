import assert from 'node:assert/strict';
import type { PullResult } from '../../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import { asking, page, pulled } from './asking.ts';
import { confirmed, inPage, todo } from './builders.ts';
import { CURSOR } from './knowing.ts';

describe('engine: a page', () => {
  const taken = (state: EngineState, result: PullResult) => {
    const next = pulled(state, result).state;
    return { ...next.durable.TODOS, ...next.transient.TODOS };
  };

  it('P2: that is followed by more has the next one pulled; the last one not', () => {
    assert.equal(taken(asking('pull'), page({ hasMore: true, cursor: '4~X4~a' })).mustPull, true);
    assert.equal(taken(asking('pull'), page()).mustPull, false);
  });

  it('D9: shows whether its schema is newer', () => {
    assert.equal(taken(asking('pull'), page({ schema: 99 })).isSchemaAhead, true);
    const state = asking('pull', { transient: { isSchemaAhead: true } });
    assert.equal(taken(state, page()).isSchemaAhead, false);
  });

  it('P19: without a cursor is a fault', () => {
    assert.throws(() => pulled(asking('pull'), page({ cursor: 'text' })), /text/);
  });

  it('P6: that an own commit has outrun is dropped, and nothing is asked for it', () => {
    const state = asking('pull', { transient: { askedFrom: { ...CURSOR }, failures: 3 } });
    const { cursor, mustPull, failures } = taken(state, page());
    assert.deepEqual([cursor, mustPull, failures], [CURSOR, false, 0]);
  });

  it('P12: of another machine under this device’s id shows it, not amid a pull', () => {
    const changes = [inPage(confirmed('z', todo('Z'), 4, { deviceId: 'me' }))];
    assert.equal(pulled(asking('pull'), page({ changes })).state.deviceId, 'N');
    const cursor = { ...CURSOR, after: 'a' };
    const amid = asking('pull', { cursor, transient: { askedFrom: cursor } });
    assert.equal(pulled(amid, page({ changes })).state.deviceId, 'me');
  });

  const HEAD = { version: 5, commitId: 'X5', parent: 'X4', deviceId: 'other', changes: null };
  const confirmedHead = { ...HEAD, updatedAt: null, hasPendingWrites: false, isConfirmed: true };

  it('P9, P18: that doesn’t reach the head it was asked for is a failure', () => {
    const state = (pulledFor: string) =>
      asking('pull', { transient: { head: confirmedHead, pulledFor } });
    assert.equal(taken(state('X5'), page()).failures, 1);
    assert.equal(taken(state('X4'), page()).failures, 0, 'the head came after it was asked');
    assert.equal(taken(state('X5'), page({ hasMore: true, cursor: '4~X4~a' })).failures, 0);
    const reached = page({ version: 5, commitId: 'X5', cursor: '5~X5' });
    assert.equal(taken(state('X5'), reached).failures, 0);
  });
});

describe('engine: an expired cursor', () => {
  const HEAD = { version: 2, commitId: 'X2', parent: 'X1', deviceId: 'other', changes: null };
  const followed = { ...HEAD, updatedAt: null, hasPendingWrites: false, isConfirmed: true };
  const takenFor = (state: EngineState, head?: { version: number; commitId: string | null }) => {
    const next = pulled(state, {
      outcome: 'expired',
      clockOffset: null,
      ...(head && { head }),
    }).state;
    const { fullPull, cursor } = next.durable.TODOS;
    const { failures } = next.transient.TODOS;
    assert.deepEqual(cursor, { version: 0, commitId: null });
    return [fullPull?.isOtherHistory, failures];
  };

  it('P13: is of another history by the head that the answer names, or the one that is followed', () => {
    assert.deepEqual(takenFor(asking('pull')), [false, 0]);
    assert.deepEqual(takenFor(asking('pull'), { version: 2, commitId: 'X2' }), [true, 0]);
    assert.deepEqual(takenFor(asking('pull'), { version: 9, commitId: 'X9' }), [false, 0]);
    const known = (isConfirmed: boolean) =>
      asking('pull', { transient: { head: { ...followed, isConfirmed } } });
    assert.deepEqual(takenFor(known(true)), [true, 0]);
    assert.deepEqual(takenFor(known(false)), [false, 0]);
    assert.deepEqual(takenFor(known(true), { version: 9, commitId: 'X9' }), [false, 0]);
  });

  it('P16: at the start, or in a full pull, is a failure', () => {
    const start = { version: 0, commitId: null };
    assert.deepEqual(takenFor(asking('pull', { cursor: start })), [false, 1]);
    assert.deepEqual(takenFor(asking('pull', { cursor: null })), [false, 1]);
    const fullPull = { from: CURSOR, isOtherHistory: false };
    const going = asking('pull', { fullPull, cursor: { ...CURSOR, after: 'a' } });
    assert.deepEqual(takenFor(going, { version: 2, commitId: 'X2' }), [false, 1]);
  });
});
