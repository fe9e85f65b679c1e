import type { OutgoingCommit } from '../../extension/src/engine/contract/commit.ts';
import type { Effect } from '../../extension/src/engine/contract/effect.ts';
import type { EngineState } from '../../extension/src/engine/state/state.ts';
import { pullRequest, pushRequest } from './apiRequest.ts';
import { keyOf } from './ledger.ts';
import type { DeviceParts } from './parts.ts';
import { contentOf, fieldsOf } from './shapes.ts';

/** Does what the engine wants done, as `worker/perform.ts` does; `at` is when for the ledger, `now` by the device's clock. */
export function performEffect(
  parts: DeviceParts,
  state: EngineState,
  effect: Effect,
  { at, now }: { at: number; now: number },
): void {
  const { server, storage, firestore, signIn, requests } = parts;
  switch (effect.type) {
    case 'removeEdits':
      storage.removeEdits(effect.ids);
      return parts.hear('tab', { type: 'editsRemoved', ids: [...effect.ids] });
    case 'findEdits':
      return parts.hear('tab', { type: 'editsFound', edits: storage.edits(), areAll: true });
    case 'listenHeads':
      return firestore.listenHeads(parts.report('firestore', state));
    case 'stopListening':
      return firestore.stop();
    case 'probe':
      if (!firestore.isDead) return;
      firestore.replace(true);
      return parts.report('firestore', state)({ type: 'firestoreReplaced' });
    case 'reconnect':
      return firestore.disconnected(parts.report('firestore', state));
    case 'commit':
      noteSent(parts, effect, at);
      return firestore.commit(effect.dataType, effect.commit);
    case 'pull':
      return requests.add(
        pullRequest(server, effect, () => signIn.isPro, firestore.schema),
        server.now,
      );
    case 'push':
      noteSent(parts, effect, at);
      return requests.add(
        pushRequest(server, effect, () => signIn.isPro, firestore.schema),
        server.now,
      );
    case 'refreshIdentity':
      return parts.hear('auth', signIn.refresh());
    case 'followAccount':
      return signIn.follow();
    case 'unfollowAccount':
      return signIn.unfollow();
    case 'wakeAt':
      return parts.setTimer(effect.at - now);
    case 'showPending':
      return parts.setAlarm(effect.count);
    case 'readDevices':
    case 'registerDevice':
    case 'refreshDevice':
      return performOnList(parts, state, effect);
    case 'endSignIn':
      signIn.end();
      return parts.hear('auth', signIn.identity());
    case 'clearSession':
      if (parts.isDirectOpen) server.devices.delete(effect.deviceId);
      parts.isClearing = true;
      return;
    case 'deleteAccount':
      throw new Error('No simulated person deletes the account');
  }
}

/** The last part of a sign-out: it takes a while. */
export function endClearing(parts: DeviceParts): void {
  parts.isClearing = false;
  parts.signIn.end();
  parts.firestore.replace(false);
  parts.hear('auth', parts.signIn.identity());
  parts.hear('auth', { type: 'sessionCleared' });
}

function performOnList(
  parts: DeviceParts,
  state: EngineState,
  effect: Extract<Effect, { type: 'readDevices' | 'registerDevice' | 'refreshDevice' }>,
): void {
  const { server, signIn, isDirectOpen } = parts;
  const report = parts.report('devices', state);
  if (effect.type === 'readDevices') {
    const fields = { name: 'Simulated', platform: '', appVersion: '', lastSeenAt: 0 };
    const list = [...server.devices].map((id) => ({ id, ...fields }));
    return report({ type: 'devicesRead', devices: isDirectOpen && signIn.isPro ? list : null });
  }
  const answer = (outcome: string) => report({ type: 'deviceAnswered', outcome });
  if (!isDirectOpen) return answer('unreachable');
  if (!signIn.isPro) return answer('refused');
  if (effect.type === 'registerDevice') server.devices.add(effect.deviceId);
  answer(server.devices.has(effect.deviceId) ? 'stored' : 'gone');
}

function noteSent(
  { sent }: DeviceParts,
  { dataType, commit }: { dataType: Parameters<typeof fieldsOf>[0]; commit: OutgoingCommit },
  at: number,
): void {
  for (const { id, value } of commit.changes) {
    for (const field of fieldsOf(dataType)) {
      sent.push({ at, key: keyOf(dataType, id, field), token: contentOf(value, field) });
    }
  }
}
