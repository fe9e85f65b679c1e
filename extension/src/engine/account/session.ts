import type { Revision } from '@daybook/protocol';
import { type Buckets, BucketsDraft, entriesOf } from '../../shared/items.ts';
import type { Effect } from '../contract/effect.ts';
import type { Identity } from '../contract/identity.ts';
import type { Moment } from '../contract/moment.ts';
import { IDLE_CONNECTION } from '../state/connectionState.ts';
import { IDLE_DEVICE, UNREGISTERED } from '../state/deviceState.ts';
import {
  type EngineState,
  emptyState,
  mapTypes,
  withConnection,
  withType,
} from '../state/state.ts';
import { type Step, stepTo } from '../state/step.ts';
import { IDLE_TRANSIENT } from '../state/typeState.ts';

/**
 * The account whose data may be synced now; null while signed out, not Pro, or leaving. The device's own clock ends no Pro
 * (SPEC K4).
 */
export function activeUid(state: EngineState): string | null {
  const { identity } = state.connection;
  if (signedInUid(state) === null || !identity?.uid) return null;
  const { pro, proUntilMs } = identity.entitlement;
  const isOver = proUntilMs <= identity.issuedAt || proUntilMs === state.lapsedFor;
  return pro && !isOver ? identity.uid : null;
}

/** The account that is signed in here, with Pro or without; null while leaving, or when it isn't whose data this is. */
export function signedInUid(state: EngineState): string | null {
  const uid = state.connection.identity?.uid ?? null;
  return isLeaving(state) || uid !== state.session.uid ? null : uid;
}

/** Signing out, or deleting the account: nothing is synced any more. */
export function isLeaving({ signingOut, deletion }: EngineState): boolean {
  return signingOut || deletion === 'running';
}

export function changeIdentity(state: EngineState, identity: Identity, moment: Moment): Step {
  const known = withConnection(state, { identity, unread: null });
  if (identity.uid !== null && state.session.uid === null && !state.signingOut) {
    return stepTo(beginSession(known, identity, moment));
  }
  if (activeUid(state) === null || activeUid(known) !== null) return stepTo(known);
  return stepTo(standStill(known), { type: 'stopListening' });
}

/** What was made anonymously goes into the account as new edits; the account's settings win over it (SPEC U4). */
function beginSession(
  state: EngineState,
  { uid, email }: Identity & { uid: string },
  { nonce }: Moment,
): EngineState {
  const { epoch, importedEpoch } = state.session;
  const { SETTINGS } = state.items;
  const begun: EngineState = {
    ...state,
    session: { uid, email, epoch: epoch + 1, importedEpoch: importedEpoch ?? epoch },
    deviceId: nonce,
    // Of a session that couldn't be read (SPEC D20) the entry is another one's.
    device: UNREGISTERED,
  };
  return withType(begun, 'SETTINGS', { items: { ...SETTINGS, local: asOldest(SETTINGS.local) } });
}

function asOldest(local: Buckets<Revision>): Buckets<Revision> {
  const aged = new BucketsDraft(local);
  for (const [id, revision] of entriesOf(local)) aged.set(id, { ...revision, editedAt: 0 });
  return aged.buckets();
}

/** Syncing stops; nothing that must survive is touched. */
export function standStill(state: EngineState): EngineState {
  const { identity, online, unread } = state.connection;
  return {
    ...state,
    transient: mapTypes(() => IDLE_TRANSIENT),
    deviceTransient: IDLE_DEVICE,
    connection: { ...IDLE_CONNECTION, identity, online, unread },
  };
}

/** Persisted first: a sign-out that was begun is finished after any restart. */
export function beginSignOut(state: EngineState): Step {
  if (state.session.uid === null) return stepTo(state);
  const leaving = { ...standStill(state), signingOut: true };
  return stepTo(leaving, { type: 'stopListening' }, clearing(state));
}

export function clearing({ session: { uid }, deviceId }: EngineState): Effect {
  return { type: 'clearSession', uid, deviceId };
}

/** What was still edited on a device that others removed stays on it, as made before a sign-in (SPEC V7). */
export function endSession(state: EngineState, { nonce }: Moment): Step {
  if (!state.signingOut) return stepTo(state);
  const isRemoved = state.device.state === 'removed';
  const empty = emptyState(nonce);
  const { online } = state.connection;
  const { epoch, importedEpoch } = state.session;
  const ended: EngineState = {
    ...empty,
    session: {
      ...empty.session,
      epoch: epoch + 1,
      importedEpoch: isRemoved ? (importedEpoch ?? epoch) : null,
    },
    folded: state.folded,
    clockOffset: state.clockOffset,
    earlierOffsets: state.earlierOffsets,
    areEditsAsked: isRemoved,
    connection: { ...empty.connection, online, identity: { uid: null } },
  };
  return isRemoved ? stepTo(ended, { type: 'findEdits' }) : stepTo(ended);
}
