import assert from 'node:assert/strict';
import { deleteApp, type FirebaseApp, FirebaseError, initializeApp } from 'firebase/app';
import { doc, type Firestore, setDoc, setLogLevel, terminate } from 'firebase/firestore';
import { firestoreSdk, mayBeDeath } from '../../../extension/src/adapters/firestoreClient.ts';
import { StandInFirestore } from '../../fakes/standInFirestore.ts';

const firebase = { projectId: 'p', apiKey: 'k', appId: 'a', authDomain: 'd.example' };

describe('firestoreSdk', () => {
  let app: FirebaseApp;
  let server: StandInFirestore;

  before(() => setLogLevel('silent'));
  beforeEach(async () => {
    app = initializeApp(firebase, `client-${++apps}`);
    server = await StandInFirestore.start();
  });
  afterEach(async () => {
    await deleteApp(app);
    await server.stop();
  });

  const sdk = () => {
    const emulators = { firestoreHost: server.host, authUrl: 'http://d.example' };
    return firestoreSdk(app, { firebase, apiUrl: 'https://d.example/api/v1', emulators });
  };

  it('R3: a client keeps what it has where it is told to', () => {
    const kindOf = (client: Firestore) => {
      const { _getSettings } = client as unknown as { _getSettings(): Settings };
      return _getSettings.call(client).localCache;
    };
    assert.equal(kindOf(sdk().open('memory')).kind, 'memory');
    const app2 = initializeApp(firebase, `client-${++apps}`);
    const persisted = firestoreSdk(app2, { firebase, apiUrl: '' }).open('persisted');
    assert.equal(kindOf(persisted).kind, 'persistent');
    return deleteApp(app2);
  });

  it('R3: one that has ended is found to be dead, and another may be opened', async () => {
    const client = sdk().open('persisted');
    await sdk().check(client);
    await sdk().end(client);
    await assert.rejects(sdk().check(client), mayBeDeath);
    const next = sdk().open('memory');
    await setDoc(doc(next, 'a/b'), { works: true });
    assert.deepEqual(server.read('a/b'), { works: true });
  });

  it('R3: clearing leaves no client open, whether there was one or not', async () => {
    await sdk().clear();
    const client = sdk().open('persisted');
    await setDoc(doc(client, 'a/b'), { works: true });
    await terminate(client);
    await sdk().clear();
    await sdk().check(sdk().open('persisted'));
  });

  it('R3: a client may have died of anything but an error of the server’s', () => {
    for (const death of [
      new Error('INTERNAL ASSERTION FAILED'),
      new FirebaseError('failed-precondition', 'The client has already been terminated.'),
      'text',
    ]) {
      assert.ok(mayBeDeath(death));
    }
    for (const [code, message] of [
      ['permission-denied', 'The client has already been terminated.'],
      ['failed-precondition', 'The query requires an index.'],
      ['unavailable', ''],
    ] as const) {
      assert.ok(!mayBeDeath(new FirebaseError(code, message)), message);
    }
  });
});

interface Settings {
  localCache: { kind: string };
}

let apps = 0;
