import assert from 'node:assert/strict';
import type { FirestoreDatabase } from '../../../extension/src/adapters/firestoreDatabase.ts';
import { firestoreDevices } from '../../../extension/src/adapters/firestoreDevices.ts';
import { firestoreDoor } from '../../../extension/src/adapters/firestoreDoor.ts';
import type { DirectDoorEvent } from '../../../extension/src/engine/contract/event.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { useWaits } from '../../fakes/waits.ts';

const SELF = { name: 'Laptop', platform: 'Linux', appVersion: '1.0.0' };
const never = () => new Promise<never>(() => undefined);

/** A client that never answers: neither a failure nor an end shows it. */
function silent() {
  const asked: string[] = [];
  const database: FirestoreDatabase = {
    run: () => {
      asked.push('run');
      return never();
    },
    follow: () => () => undefined,
    probe: async () => void asked.push('probe'),
    clear: never,
  };
  return { asked, database };
}

describe('a silent Firestore', () => {
  const waits = useWaits();
  const warnings = useQuietConsole();

  it('R3: a device list without an answer has the client looked at', async () => {
    const reading = silent();
    assert.equal(await firestoreDevices(reading.database, SELF, 1).read('ada', 'd'), null);
    assert.deepEqual(reading.asked, ['run', 'probe']);
    const writing = silent();
    const devices = firestoreDevices(writing.database, SELF, 1);
    assert.equal(await devices.register('ada', 'd'), 'unreachable');
    assert.deepEqual(writing.asked, ['run', 'probe']);
  });

  it('R3: the list of devices waits 8 seconds for an answer', async () => {
    waits.holdTimers();
    const devices = firestoreDevices(silent().database, SELF);
    void devices.read('ada', 'laptop');
    void devices.remove('ada', 'd');
    assert.deepEqual(
      waits.timers.map(({ ms }) => ms),
      [8_000, 8_000],
    );
  });

  it('R3: heads hear whether the client has died, or rests', async () => {
    const told: DirectDoorEvent[] = [];
    for (const why of ['died', 'resting'] as const) {
      const { database } = silent();
      const follow: FirestoreDatabase['follow'] = (_, lost) => {
        lost(why);
        return () => undefined;
      };
      firestoreDoor({ ...database, follow }).listenHeads('ada', (event) => told.push(event));
    }
    assert.deepEqual(told, [
      { type: 'firestoreReplaced' },
      { type: 'listenFailed', reason: 'failed' },
    ]);
  });

  it('R3: a client that doesn’t connect again is nobody’s failure, and is logged', async () => {
    const { database } = silent();
    const failure = new Error('it failed');
    const run = () => Promise.reject(failure);
    await firestoreDoor({ ...database, run }).reconnect();
    assert.deepEqual(
      warnings.map(([, what]) => what),
      [failure],
    );
  });

  it('R3: it is looked at before it is to connect again, which would wait for it for ever', async () => {
    const { asked, database } = silent();
    void firestoreDoor(database).reconnect();
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual(asked, ['probe', 'run']);
  });
});
