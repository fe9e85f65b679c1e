import assert from 'node:assert/strict';
import { FIRST_SESSION } from '../../../extension/src/shared/session.ts';
import { hasDeletionEnded, syncViewOf } from '../../../extension/src/ui/panel/syncView.ts';
import { formatTime } from '../../../extension/src/ui/text/formatTime.ts';

describe('syncViewOf', () => {
  it('is not `synced` while anything is pending', () => {
    assert.equal(syncViewOf({ state: 'synced', at: 1 }, 1).status.state, 'syncing');
    assert.equal(syncViewOf({ state: 'synced', at: 1 }, 0).status.state, 'synced');
  });

  it('shows what is pending in every state in which it will be sent', () => {
    for (const state of ['offline', 'syncing', 'paused', 'first-pull', 'sign-in-again'] as const) {
      assert.ok(syncViewOf({ state }, 2).isPendingShown, state);
      assert.ok(syncViewOf({ state }, 1).isPendingShown, state);
    }
  });

  it('does not show changes that stay on this device as pending', () => {
    assert.ok(!syncViewOf({ state: 'signed-out' }, 2).isPendingShown);
    assert.ok(!syncViewOf({ state: 'free' }, 2).isPendingShown);
  });

  it('shows no pending changes where there are none', () => {
    assert.ok(!syncViewOf({ state: 'offline' }, 0).isPendingShown);
  });
});

describe('hasDeletionEnded', () => {
  it('U15: is not said to a user who signs out while the account is being deleted', () => {
    const session = { ...FIRST_SESSION, uid: 'ada' };
    assert.ok(hasDeletionEnded('deleting-account', 'signed-out', FIRST_SESSION));
    assert.ok(!hasDeletionEnded('deleting-account', 'signed-out', session));
    assert.ok(!hasDeletionEnded('signed-out', 'signed-out', FIRST_SESSION));
    assert.ok(!hasDeletionEnded('deleting-account', 'attention', session));
  });
});

describe('formatTime', () => {
  const now = new Date(2026, 2, 14, 18, 0);

  it('is a time for today', () => {
    assert.equal(formatTime(new Date(2026, 2, 14, 9, 5).getTime(), 'en-GB', now), '09:05');
  });

  it('has the date for another day', () => {
    assert.equal(formatTime(new Date(2026, 2, 13, 9, 5).getTime(), 'de', now), '13.03.2026, 09:05');
  });
});
