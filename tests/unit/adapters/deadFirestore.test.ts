import assert from 'node:assert/strict';
import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { disableNetwork, type Firestore, setLogLevel } from 'firebase/firestore';
import { firestoreAccount } from '../../../extension/src/adapters/firestoreAccount.ts';
import { firestoreSdk } from '../../../extension/src/adapters/firestoreClient.ts';
import { firestoreDatabase } from '../../../extension/src/adapters/firestoreDatabase.ts';
import { firestoreDevices } from '../../../extension/src/adapters/firestoreDevices.ts';
import { firestoreDoor } from '../../../extension/src/adapters/firestoreDoor.ts';
import { aCommit } from '../../fakes/aCommit.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';

const SELF = { name: 'Laptop', platform: 'Linux', appVersion: '1.0.0' };
const COMMIT = aCommit();

/** The real SDK, offline and in memory. */
function parts(app: FirebaseApp) {
  const firebase = { projectId: 'p', apiKey: 'k', appId: 'a', authDomain: 'd' };
  const config = { firebase, apiUrl: 'http://localhost/api/v1' };
  const database = firestoreDatabase(firestoreSdk(app, config), {
    elapsed: () => 0,
    check: 1_000,
    end: 10_000,
  });
  const door = firestoreDoor(database);
  return {
    database,
    door,
    account: firestoreAccount(database),
    devices: firestoreDevices(database, SELF),
  };
}

/** Has the SDK's queue fail as a failed assertion does (firebase-js-sdk#10310). */
async function poison(client: Firestore): Promise<void> {
  const { _queue: queue } = client as unknown as {
    _queue: { enqueue(work: () => Promise<void>): Promise<void> };
  };
  const failing = queue.enqueue(() =>
    Promise.reject(new Error('INTERNAL ASSERTION FAILED: Unexpected state (ID: ca9)')),
  );
  await failing.catch(() => undefined);
}

describe('a dead Firestore', () => {
  useQuietConsole();
  let app: FirebaseApp;

  before(() => setLogLevel('silent'));
  beforeEach(() => {
    app = initializeApp({ projectId: 'p', apiKey: 'k' }, `dead-${Math.random()}`);
  });
  afterEach(() => deleteApp(app).catch(() => undefined));

  it('R3: heads, account and a commit that waits are told; new ones work on the next client', async () => {
    const { database, door, account, devices } = parts(app);
    const told: string[] = [];
    const report = ({ type }: { type: string }) => void told.push(type);
    await database.run((client) => disableNetwork(client));
    door.listenHeads('ada', report);
    account.follow('ada', report);
    door.commit('ada', 'TODOS', COMMIT, report);
    const before = await database.run(async (client) => client);
    await poison(before);
    assert.equal(await devices.register('ada', 'd'), 'unreachable');
    assert.deepEqual(told.filter((type) => type !== 'headsSeen').sort(), [
      ...['accountLost', 'firestoreReplaced', 'firestoreReplaced'],
    ]);
    assert.notEqual(await database.run(async (client) => client), before);
    await door.probe();
  });

  const calls: [string, (using: ReturnType<typeof parts>) => unknown][] = [
    ['listenHeads', ({ door }) => door.listenHeads('ada', () => undefined)],
    ['stop', ({ door }) => door.stop()],
    ['commit', ({ door }) => door.commit('ada', 'TODOS', COMMIT, () => undefined)],
    ['reconnect', ({ door }) => door.reconnect()],
    ['probe', ({ door }) => door.probe()],
    ['clear', ({ door }) => door.clear()],
    ['follow', ({ account }) => account.follow('ada', () => undefined)],
    ['stop following', ({ account }) => account.stop()],
    ['read', ({ devices }) => devices.read('ada', 'laptop')],
    ['rename', ({ devices }) => devices.rename('ada', 'd', 'Phone')],
    ['remove', ({ devices }) => devices.remove('ada', 'd')],
  ];
  for (const [name, call] of calls) {
    it(`R3: ${name} throws nothing, and leaves another client behind`, async () => {
      const using = parts(app);
      await using.database.run((client) => disableNetwork(client));
      using.door.listenHeads('ada', () => undefined);
      using.account.follow('ada', () => undefined);
      const before = await using.database.run(async (client) => client);
      await poison(before);
      await call(using);
      await using.door.probe();
      assert.notEqual(await using.database.run(async (client) => client), before);
    });
  }
});
