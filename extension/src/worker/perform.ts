import type { Effect } from '../engine/contract/effect.ts';
import type {
  AccountEvent,
  DeviceEvent,
  DoorEvent,
  EngineEvent,
} from '../engine/contract/event.ts';
import type { AccountDocument } from '../engine/ports/accountDocument.ts';
import type { AccountDoor } from '../engine/ports/accountDoor.ts';
import type { ApiDoor } from '../engine/ports/apiDoor.ts';
import type { DeviceRegistry } from '../engine/ports/deviceRegistry.ts';
import type { DirectDoor } from '../engine/ports/directDoor.ts';
import type { IdentityProvider } from '../engine/ports/identityProvider.ts';
import type { LocalStore } from '../engine/ports/localStore.ts';
import type { Wakeups } from '../engine/ports/wakeups.ts';
import { KEYS } from '../shared/keys.ts';
import { readEdits } from '../shared/snapshot.ts';

/** How long a sign-out may be held up, ms. */
const LEAVE_MS = 2_000;

export interface EffectPorts {
  store: LocalStore;
  direct: DirectDoor;
  api: ApiDoor;
  account: AccountDoor;
  accountDocument: AccountDocument;
  devices: DeviceRegistry;
  identity: IdentityProvider;
  wakeups: Wakeups;
}

/**
 * Does what the engine wants done, and reports back what came of it. A port whose answer the engine waits for and that
 * rejects against its contract makes a fault (SPEC R2); one that throws at once ends in the engine's own catch.
 */
export function perform(
  effect: Effect,
  { store, direct, api, account, accountDocument, devices, identity, wakeups }: EffectPorts,
  dispatch: (event: EngineEvent) => void,
): void {
  const reportFor = (epoch: number) => (event: DoorEvent | DeviceEvent | AccountEvent) =>
    dispatch({ ...event, epoch });
  const answer = <Result>(work: Promise<Result>, then: (result: Result) => void): void =>
    void attempt(work, then).then((isDone) => {
      if (!isDone) dispatch({ type: 'faulted' });
    });
  switch (effect.type) {
    case 'findEdits':
      return answer(store.readAll(), (raw) =>
        dispatch({ type: 'editsFound', edits: readEdits(raw), areAll: true }),
      );
    case 'removeEdits': {
      const { ids } = effect;
      void attempt(store.remove(ids.map(KEYS.edit)), () =>
        dispatch({ type: 'editsRemoved', ids: [...ids] }),
      );
      return;
    }
    case 'listenHeads':
      return direct.listenHeads(effect.uid, reportFor(effect.epoch));
    case 'followAccount':
      return accountDocument.follow(effect.uid, reportFor(effect.epoch));
    case 'unfollowAccount':
      return accountDocument.stop();
    case 'stopListening':
      return direct.stop();
    case 'readDevices': {
      const { uid, epoch, deviceId } = effect;
      return answer(devices.read(uid, deviceId), (list) =>
        reportFor(epoch)({ type: 'devicesRead', devices: list }),
      );
    }
    case 'registerDevice':
    case 'refreshDevice': {
      const { type, uid, epoch, deviceId } = effect;
      const work = type === 'registerDevice' ? devices.register : devices.refresh;
      return answer(work(uid, deviceId), (outcome) =>
        reportFor(epoch)({ type: 'deviceAnswered', outcome }),
      );
    }
    case 'commit':
      return direct.commit(effect.uid, effect.dataType, effect.commit, reportFor(effect.epoch));
    case 'pull': {
      const { uid, epoch, dataType, cursor, limit } = effect;
      return answer(api.pull(uid, dataType, cursor, limit), (result) =>
        reportFor(epoch)({ type: 'pulled', dataType, from: cursor, result }),
      );
    }
    case 'push': {
      const { uid, epoch, dataType, commit, cursor } = effect;
      return answer(api.push(uid, dataType, commit, cursor), (result) =>
        reportFor(epoch)({ type: 'pushed', dataType, commitId: commit.commitId, result }),
      );
    }
    case 'reconnect':
      void attempt(direct.reconnect());
      return;
    case 'probe':
      void attempt(direct.probe());
      return;
    case 'refreshIdentity':
      void attempt(identity.refresh());
      return;
    case 'endSignIn':
      void attempt(identity.signOut());
      return;
    case 'deleteAccount': {
      const { uid, epoch } = effect;
      return answer(account.deleteAccount(uid), (outcome) =>
        dispatch({ type: 'deletionAnswered', epoch, outcome }),
      );
    }
    case 'clearSession':
      void attempt(
        leaveDevices(devices, effect)
          .then(() => identity.signOut())
          .then(() => direct.clear()),
        () => dispatch({ type: 'sessionCleared' }),
      );
      return;
    case 'wakeAt':
      return wakeups.wakeAt(effect.at);
    case 'showPending':
      return wakeups.showPending(effect.count);
    default:
      // The compiler refuses an effect that no case above carries out.
      effect satisfies never;
  }
}

/** No sign-out waits long for the list: a device that signs out offline stays in it until removed from another. */
async function leaveDevices(
  devices: DeviceRegistry,
  { uid, deviceId }: Extract<Effect, { type: 'clearSession' }>,
): Promise<void> {
  if (uid === null) return;
  await Promise.race([
    devices.remove(uid, deviceId).catch(() => null),
    new Promise((resolve) => setTimeout(resolve, LEAVE_MS)),
  ]);
}

/** What fails here must not end the worker. False where it failed. */
async function attempt<Result>(
  work: Promise<Result>,
  then: (result: Result) => void = () => undefined,
): Promise<boolean> {
  try {
    then(await work);
    return true;
  } catch (error) {
    console.warn('Daybook: an effect failed', error);
    return false;
  }
}
