import assert from 'node:assert/strict';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import { type EffectPorts, perform } from '../../../extension/src/worker/perform.ts';
import { aCommit } from '../../fakes/aCommit.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { aTodoEdit } from '../../fakes/todos.ts';
import { useWaits } from '../../fakes/waits.ts';

const WHO = { uid: 'ada', epoch: 7 };
const TYPED = { ...WHO, dataType: 'TODOS' as const };
const COMMIT = aCommit();
const CURSOR = { version: 3, commitId: 'C3' };

type Call = unknown[];

/** Ports that note what they are asked, answer `answer`, and give their reporter `reported`. */
function play(effect: Effect, answer: (port: string) => unknown = () => undefined) {
  const asked: Call[] = [];
  const told: EngineEvent[] = [];
  const port = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...values: unknown[]) => {
            const [report] = values.slice(-1);
            const isReport = typeof report === 'function';
            asked.push([`${name}.${String(method)}`, ...(isReport ? values.slice(0, -1) : values)]);
            const answered = answer(`${name}.${String(method)}`);
            if (isReport) report(answered);
            return isReport ? undefined : Promise.resolve(answered);
          },
      },
    );
  const ports = new Proxy({}, { get: (_, name) => port(String(name)) }) as EffectPorts;
  perform(effect, ports, (event) => told.push(event));
  return { asked, told };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

const LOST = { type: 'accountLost' };
const REPLACED = { type: 'firestoreReplaced' };
const PULL = { ...TYPED, cursor: CURSOR, limit: 5 };
const OFFLINE = { outcome: 'unreachable' };

/** Each effect, what it asks, what that answers, and what the engine is told of it. */
const EFFECTS: {
  [Type in Effect['type']]: [Extract<Effect, { type: Type }>, Call[], unknown?, object?];
} = {
  findEdits: [
    { type: 'findEdits' },
    [['store.readAll']],
    { 'edit:E1': aTodoEdit() },
    { type: 'editsFound', edits: [aTodoEdit()], areAll: true },
  ],
  removeEdits: [
    { type: 'removeEdits', ids: ['E1', 'E2'] },
    [['store.remove', ['edit:E1', 'edit:E2']]],
    undefined,
    { type: 'editsRemoved', ids: ['E1', 'E2'] },
  ],
  listenHeads: [
    { type: 'listenHeads', ...WHO },
    [['direct.listenHeads', 'ada']],
    REPLACED,
    { ...REPLACED, epoch: 7 },
  ],
  followAccount: [
    { type: 'followAccount', ...WHO },
    [['accountDocument.follow', 'ada']],
    LOST,
    { ...LOST, epoch: 7 },
  ],
  unfollowAccount: [{ type: 'unfollowAccount' }, [['accountDocument.stop']]],
  stopListening: [{ type: 'stopListening' }, [['direct.stop']]],
  readDevices: [
    { type: 'readDevices', ...WHO, deviceId: 'd' },
    [['devices.read', 'ada', 'd']],
    [],
    { type: 'devicesRead', epoch: 7, devices: [] },
  ],
  registerDevice: [
    { type: 'registerDevice', ...WHO, deviceId: 'd' },
    [['devices.register', 'ada', 'd']],
    'stored',
    { type: 'deviceAnswered', epoch: 7, outcome: 'stored' },
  ],
  refreshDevice: [
    { type: 'refreshDevice', ...WHO, deviceId: 'd' },
    [['devices.refresh', 'ada', 'd']],
    'gone',
    { type: 'deviceAnswered', epoch: 7, outcome: 'gone' },
  ],
  commit: [
    { type: 'commit', ...TYPED, commit: COMMIT },
    [['direct.commit', 'ada', 'TODOS', COMMIT]],
    REPLACED,
    { ...REPLACED, epoch: 7 },
  ],
  pull: [
    { type: 'pull', ...PULL },
    [['api.pull', 'ada', 'TODOS', CURSOR, 5]],
    OFFLINE,
    { type: 'pulled', epoch: 7, dataType: 'TODOS', from: CURSOR, result: OFFLINE },
  ],
  push: [
    { type: 'push', ...TYPED, commit: COMMIT, cursor: CURSOR },
    [['api.push', 'ada', 'TODOS', COMMIT, CURSOR]],
    OFFLINE,
    { type: 'pushed', epoch: 7, dataType: 'TODOS', commitId: 'C1', result: OFFLINE },
  ],
  reconnect: [{ type: 'reconnect' }, [['direct.reconnect']]],
  probe: [{ type: 'probe' }, [['direct.probe']]],
  refreshIdentity: [{ type: 'refreshIdentity' }, [['identity.refresh']]],
  endSignIn: [{ type: 'endSignIn' }, [['identity.signOut']]],
  clearSession: [
    { type: 'clearSession', uid: 'ada', deviceId: 'd' },
    [['devices.remove', 'ada', 'd'], ['identity.signOut'], ['direct.clear']],
    undefined,
    { type: 'sessionCleared' },
  ],
  deleteAccount: [
    { type: 'deleteAccount', ...WHO },
    [['account.deleteAccount', 'ada']],
    'gone',
    { type: 'deletionAnswered', epoch: 7, outcome: 'gone' },
  ],
  wakeAt: [{ type: 'wakeAt', at: 5 }, [['wakeups.wakeAt', 5]]],
  showPending: [{ type: 'showPending', count: 2 }, [['wakeups.showPending', 2]]],
};

describe('perform', () => {
  const warnings = useQuietConsole();
  const waits = useWaits();

  for (const [type, [effect, asks, answer, tells]] of Object.entries(EFFECTS)) {
    it(`${type} asks ${asks.map(([name]) => name).join(', ')}, and says what came of it`, async () => {
      const { asked, told } = play(effect, () => answer);
      await settled();
      assert.deepEqual(asked, asks);
      assert.deepEqual(told, tells ? [tells] : []);
    });
  }

  const fail = () => Promise.reject(new Error('it failed'));
  const awaited = [
    'findEdits',
    'readDevices',
    'registerDevice',
    'pull',
    'push',
    'deleteAccount',
  ] as const;
  for (const type of awaited) {
    it(`R2: ${type} without the answer that is waited for is a fault`, async () => {
      const { told } = play(EFFECTS[type][0], fail);
      await settled();
      assert.deepEqual(told, [{ type: 'faulted' }]);
    });
  }

  for (const type of ['removeEdits', 'reconnect', 'refreshIdentity', 'endSignIn'] as const) {
    it(`R1: ${type} may fail: it ends nothing, and nothing is said of it`, async () => {
      const { told } = play(EFFECTS[type][0], fail);
      await settled();
      assert.deepEqual(told, []);
    });
  }

  it('R2: findEdits says so as well where none is stored', async () => {
    const { told } = play({ type: 'findEdits' }, () => ({}));
    await settled();
    assert.deepEqual(told, [{ type: 'editsFound', edits: [], areAll: true }]);
  });

  it('V5: a sign-out goes on where the list of devices can’t be left', async () => {
    const leaving = (port: string) => (port === 'devices.remove' ? fail() : undefined);
    const { asked, told } = play(EFFECTS.clearSession[0], leaving);
    await settled();
    assert.deepEqual(asked.at(-1), ['direct.clear']);
    assert.deepEqual(told, [{ type: 'sessionCleared' }]);
  });

  it('D20: a sign-out of nobody knows whom goes on, and leaves no list', async () => {
    const { asked, told } = play(
      { ...EFFECTS.clearSession[0], uid: null } as Effect,
      () => undefined,
    );
    await settled();
    assert.deepEqual(asked, [['identity.signOut'], ['direct.clear']]);
    assert.deepEqual(told, [{ type: 'sessionCleared' }]);
  });

  it('V5: a sign-out waits 2 seconds for the list of devices, and no longer', async () => {
    waits.holdTimers();
    const leaving = (port: string) =>
      port === 'devices.remove' ? new Promise(() => undefined) : undefined;
    const { asked, told } = play(EFFECTS.clearSession[0], leaving);
    await settled();
    assert.equal(asked.length, 1);
    assert.deepEqual(
      waits.timers.map(({ ms }) => ms),
      [2_000],
    );
    waits.timers[0]?.run();
    await settled();
    assert.deepEqual(told, [{ type: 'sessionCleared' }]);
  });

  it('R1: a sign-out that can’t clear everything is not said to be done', async () => {
    for (const failing of ['identity.signOut', 'direct.clear']) {
      const { told } = play(EFFECTS.clearSession[0], (port) =>
        port === failing ? fail() : undefined,
      );
      await settled();
      assert.deepEqual(told, [], failing);
    }
    assert.equal(warnings.length, 2);
  });
});
