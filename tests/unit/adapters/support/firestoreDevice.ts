import { deleteApp, initializeApp } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { firestoreAccount } from '../../../../extension/src/adapters/firestoreAccount.ts';
import { firestoreSdk } from '../../../../extension/src/adapters/firestoreClient.ts';
import { firestoreDatabase } from '../../../../extension/src/adapters/firestoreDatabase.ts';
import { firestoreDevices } from '../../../../extension/src/adapters/firestoreDevices.ts';
import { firestoreDoor } from '../../../../extension/src/adapters/firestoreDoor.ts';
import { StandInFirestore } from '../../../fakes/standInFirestore.ts';

export const SELF = { name: 'Laptop', platform: 'Linux', appVersion: '1.0.0' };

/** All adapters of Firestore over the real SDK, for each test, and the server that it speaks to. */
export function useFirestoreDevice() {
  let made: Awaited<ReturnType<typeof make>> | undefined;

  before(() => setLogLevel('silent'));
  beforeEach(async () => {
    made = await make();
  });
  afterEach(async () => {
    await deleteApp(device().app);
    await device().server.stop();
  });

  function device() {
    if (!made) throw new Error('There is a device within a test only');
    return made;
  }
  return device;
}

let apps = 0;

async function make() {
  const server = await StandInFirestore.start();
  const firebase = { projectId: 'p', apiKey: 'k', appId: 'a', authDomain: 'd.example' };
  const app = initializeApp(firebase, `firestore-${++apps}`);
  const emulators = { firestoreHost: server.host, authUrl: 'http://d.example' };
  const sdk = firestoreSdk(app, { firebase, apiUrl: 'https://d.example/api/v1', emulators });
  const database = firestoreDatabase(sdk);
  return {
    app,
    server,
    database,
    door: firestoreDoor(database),
    account: firestoreAccount(database),
    devices: firestoreDevices(database, SELF),
  };
}

/** Takes reports as they come, and gives each once to whoever waits for one like it. */
export function inbox<Message extends { type: string }>() {
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  return {
    all: messages as readonly Message[],
    report(message: Message): void {
      messages.push(message);
      for (const look of [...waiting]) look();
    },
    /** The next message, or one that is there already, that passes. */
    find(passes: (message: Message) => boolean): Promise<Message> {
      const { promise, resolve } = Promise.withResolvers<Message>();
      const look = () => {
        const index = messages.findIndex(passes);
        const [found] = index === -1 ? [] : messages.splice(index, 1);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      return promise;
    },
  };
}
