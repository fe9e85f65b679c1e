import assert from 'node:assert/strict';
import { planAccount } from '../../../extension/src/engine/account/account.ts';
import { planIdentity, withUnread } from '../../../extension/src/engine/account/identity.ts';
import {
  activeUid,
  changeIdentity,
  endSession,
  signedInUid,
  standStill,
} from '../../../extension/src/engine/account/session.ts';
import { withSignInChecked } from '../../../extension/src/engine/account/signInCheck.ts';
import type { Identity } from '../../../extension/src/engine/contract/identity.ts';
import { LONG_AGO, TIMING } from '../../../extension/src/engine/contract/timing.ts';
import type { AccountTransient } from '../../../extension/src/engine/state/accountState.ts';
import { IDLE_CONNECTION } from '../../../extension/src/engine/state/connectionState.ts';
import { IDLE_DEVICE } from '../../../extension/src/engine/state/deviceState.ts';
import {
  type EngineState,
  emptyState,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import { stepTo } from '../../../extension/src/engine/state/step.ts';
import { IDLE_TRANSIENT } from '../../../extension/src/engine/state/typeState.ts';
import { getEntry, withEntry } from '../../../extension/src/shared/items.ts';
import { todo, UID } from './builders.ts';
import { Harness } from './harness.ts';
import { MOMENT } from './knowing.ts';

const { now } = MOMENT;

function identity(
  more: { uid?: string; pro?: boolean; proUntilMs?: number; issuedAt?: number } = {},
): Identity {
  const { uid = UID, pro = true, proUntilMs = now + 1, issuedAt = now } = more;
  return { uid, email: `${uid}@example.com`, entitlement: { pro, proUntilMs }, issuedAt };
}

function signedIn(of: Identity | null = identity(), more: Partial<EngineState> = {}): EngineState {
  const session = { uid: UID, email: null, epoch: 1, importedEpoch: 0 };
  return withConnection({ ...emptyState('me'), session, ...more }, { identity: of });
}

describe('engine: whose data may be synced', () => {
  const cases: [
    name: string,
    state: EngineState,
    signedIn: string | null,
    active: string | null,
  ][] = [
    ['with Pro', signedIn(), UID, UID],
    ['without', signedIn(identity({ pro: false })), UID, null],
    [
      'Pro that was over when the token was issued',
      signedIn(identity({ proUntilMs: now })),
      UID,
      null,
    ],
    [
      'Pro that the server showed to be over',
      signedIn(identity(), { lapsedFor: now + 1 }),
      UID,
      null,
    ],
    ['another Pro than the one that is over', signedIn(identity(), { lapsedFor: now }), UID, UID],
    ['signing out', signedIn(identity(), { signingOut: true }), null, null],
    ['deleting', signedIn(identity(), { deletion: 'running' }), null, null],
    ['another’s sign-in', signedIn(identity({ uid: 'bob' })), null, null],
    ['no sign-in', signedIn({ uid: null }), null, null],
    ['anonymous', withConnection(emptyState('me'), { identity: { uid: null } }), null, null],
  ];
  for (const [name, state, account, active] of cases) {
    it(`E11, K4: ${name}`, () => {
      assert.deepEqual([signedInUid(state), activeUid(state)], [account, active]);
    });
  }
});

describe('engine: a sign-in that changes', () => {
  const change = (state: EngineState, to: Identity) => changeIdentity(state, to, MOMENT);

  it('U4: begins a session where there is none, as a new device, and not while one ends', () => {
    const { state } = change(emptyState('me'), identity());
    const email = `${UID}@example.com`;
    assert.deepEqual(state.session, { uid: UID, email, epoch: 1, importedEpoch: 0 });
    assert.equal(state.deviceId, 'N');
    const broken = { ...emptyState('me'), device: { state: 'registered' as const, seenAt: 1 } };
    assert.equal(change(broken, identity()).state.device.state, 'unregistered', 'D20');
    const leaving = change({ ...emptyState('me'), signingOut: true }, identity());
    assert.equal(leaving.state.session.uid, null);
    assert.equal(change(emptyState('me'), { uid: null }).state.session.uid, null);
  });

  it('U4: has the account’s settings win over those made before it, and nothing else', () => {
    const revision = { value: todo('A'), editedAt: now };
    const before = (['SETTINGS', 'TODOS'] as const).reduce((state, type) => {
      const { local, server } = state.items[type];
      const items = { server, local: withEntry(local, 'a', revision) };
      return withType(state, type, { items });
    }, emptyState('me'));
    const { items } = change(before, identity()).state;
    assert.deepEqual(getEntry(items.SETTINGS.local, 'a'), { ...revision, editedAt: 0 });
    assert.deepEqual(getEntry(items.TODOS.local, 'a'), revision);
  });

  it('E11: stops syncing where it ends or loses Pro, and only there', () => {
    const stops = (from: Identity | null, to: Identity) =>
      change(signedIn(from), to).effects.map(({ type }) => type);
    assert.deepEqual(stops(identity(), { uid: null }), ['stopListening']);
    assert.deepEqual(stops(identity(), identity({ pro: false })), ['stopListening']);
    assert.deepEqual(stops(identity(), identity({ issuedAt: now + 1, proUntilMs: now + 9 })), []);
    assert.deepEqual(stops(identity({ pro: false }), { uid: null }), []);
  });

  it('E14: makes known who couldn’t be read', () => {
    const unread = { uid: UID, tries: 1, retryAt: 1 };
    const state = withConnection(signedIn(null), { unread });
    assert.equal(change(state, identity()).state.connection.unread, null);
  });

  it('stands still without forgetting who is signed in, nor the network', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'onlineChanged', online: false });
    const { connection, transient, deviceTransient, ...kept } = standStill(device.state);
    const { identity: of, online } = device.state.connection;
    assert.deepEqual(connection, { ...IDLE_CONNECTION, identity: of, online });
    assert.ok(Object.values(transient).every((of) => of === IDLE_TRANSIENT));
    assert.equal(deviceTransient, IDLE_DEVICE);
    assert.deepEqual(kept.items, device.state.items);
    const unread = { uid: UID, tries: 1, retryAt: 1 };
    const still = standStill(withConnection(device.state, { unread }));
    assert.deepEqual(still.connection.unread, unread);
  });
});

describe('engine: a session that is over', () => {
  const leaving = (more: Partial<EngineState> = {}) =>
    withConnection(
      { ...signedIn(), signingOut: true, folded: ['E1'], clockOffset: 7, ...more },
      { online: false },
    );

  it('S20: leaves nothing but what belongs to the device', () => {
    const device = new Harness();
    device.edit('milk', todo('Milk'));
    const { state, effects } = endSession(
      leaving({ items: device.state.items, lapsedFor: 5 }),
      MOMENT,
    );
    const empty = emptyState('N');
    assert.deepEqual(state, {
      ...empty,
      session: { ...empty.session, epoch: 2 },
      folded: ['E1'],
      clockOffset: 7,
      connection: { ...empty.connection, online: false, identity: { uid: null } },
    });
    assert.deepEqual(effects, []);
  });

  it('V7: of a removed device still takes what was edited late', () => {
    const { state, effects } = endSession(
      leaving({ device: { state: 'removed', seenAt: 1 } }),
      MOMENT,
    );
    assert.equal(state.session.importedEpoch, 0, 'before the sign-in, too');
    assert.deepEqual(effects, [{ type: 'findEdits' }]);
  });

  it('is none that nobody ends', () => {
    const state = signedIn();
    assert.equal(endSession(state, MOMENT).state, state);
  });
});

describe('engine: claims that can’t be read', () => {
  const unread = (retryAt: number, tries = 1) =>
    withConnection(signedIn(null), { unread: { uid: UID, tries, retryAt } });

  it('E14: are asked for again after a second, and then after twice as long each time', () => {
    const first = withUnread(signedIn(null), UID, MOMENT);
    assert.deepEqual(first.connection.unread, { uid: UID, tries: 1, retryAt: now + 1_000 });
    assert.equal(withUnread(first, UID, MOMENT), first);
    assert.equal(withUnread(first, 'bob', MOMENT).connection.unread?.uid, 'bob');
    for (const [tries, wait] of [
      [1, 2_000],
      [2, 4_000],
      [60, TIMING.retryAccountMax],
    ] as const) {
      const { state, effects, dueAt } = planIdentity(unread(now, tries), MOMENT);
      assert.deepEqual(effects, [{ type: 'refreshIdentity' }]);
      const retryAt = now + wait;
      assert.deepEqual(state.connection.unread, { uid: UID, tries: tries + 1, retryAt });
      assert.deepEqual(dueAt, [retryAt]);
    }
  });

  it('E14, K5: not before then, nor offline', () => {
    const early = planIdentity(unread(now + 1), MOMENT);
    assert.deepEqual([early.effects, early.dueAt], [[], [now + 1]]);
    const offline = planIdentity(withConnection(unread(now), { online: false }), MOMENT);
    assert.deepEqual([offline.effects, offline.dueAt], [[], []]);
    const setBack = planIdentity(unread(now + TIMING.retryAccountMax + 1), MOMENT);
    assert.equal(setBack.effects.length, 1);
  });

  it('are looked at every 30 seconds where the server refuses', () => {
    const checked = (claimsAskedAt: number) => {
      const step = stepTo(withConnection(signedIn(), { claimsAskedAt }), { type: 'reconnect' });
      const { effects, state } = withSignInChecked(step, now);
      return [effects.map(({ type }) => type), state.connection.claimsAskedAt];
    };
    const asks = [['reconnect', 'refreshIdentity'], now];
    assert.deepEqual(checked(now - 29_999), [['reconnect'], now - 29_999]);
    assert.deepEqual(checked(now - 30_000), asks);
    assert.deepEqual(checked(now + 1), asks, 'K5');
  });
});

describe('engine: what is planned for the account', () => {
  const plan = (account: Partial<AccountTransient>, issuedAt = now, online = true) => {
    const state = withConnection(signedIn(identity({ issuedAt })), { online });
    const idle = { following: true, claimsUpdatedAt: LONG_AGO, tries: 2, retryAt: LONG_AGO };
    const {
      effects,
      state: after,
      dueAt,
    } = planAccount({ ...state, account: { ...idle, ...account } }, MOMENT);
    return { does: effects.map(({ type }) => type), dueAt, ...after.account };
  };

  it('E9: its document is followed, but not before it may be tried again', () => {
    assert.deepEqual(plan({}).does, []);
    const followed = plan({ following: false });
    assert.deepEqual([followed.does, followed.following], [['followAccount'], true]);
    const early = plan({ following: false, retryAt: now + 1 });
    assert.deepEqual([early.does, early.dueAt], [[], [now + 1]]);
    const setBack = plan({ following: false, retryAt: now + TIMING.retryAccountMax + 1 });
    assert.deepEqual(setBack.does, ['followAccount'], 'K5');
  });

  it('E10: claims of the second of the change, or before, are asked for, in whole seconds', () => {
    const second = Math.floor(now / 1_000) * 1_000;
    const does = (issuedAt: number) => plan({ claimsUpdatedAt: second + 999 }, issuedAt).does;
    assert.deepEqual(does(second), ['refreshIdentity']);
    assert.deepEqual(does(second - 1), ['refreshIdentity']);
    assert.deepEqual(does(second + 1), []);
    assert.deepEqual(plan({ claimsUpdatedAt: second }, second, false).does, [], 'offline');
  });

  it('E10: again after twice as long each time', () => {
    const after = plan({ claimsUpdatedAt: now });
    assert.deepEqual([after.tries, after.retryAt, after.dueAt], [3, now + 4_000, [now + 4_000]]);
    const both = plan({ claimsUpdatedAt: now, following: false });
    assert.deepEqual(both.does, ['followAccount', 'refreshIdentity']);
  });

  it('E9: is let go where nobody is signed in', () => {
    const leave = (following: boolean) => {
      const state = signedIn(identity(), { signingOut: true });
      return planAccount({ ...state, account: { ...state.account, following } }, MOMENT);
    };
    assert.deepEqual(leave(true).effects, [{ type: 'unfollowAccount' }]);
    assert.equal(leave(true).state.account.following, false);
    assert.deepEqual(leave(false).effects, []);
  });
});
