import assert from 'node:assert/strict';
import { patientStore } from '../../../extension/src/worker/patientStore.ts';
import { watchStore } from '../../../extension/src/worker/watchStore.ts';

/** A store whose next `failures` reads fail. */
function failing(failures: number) {
  let left = failures;
  const store = {
    readAll: async () => {
      left -= 1;
      if (left >= 0) throw new Error(`failure ${failures - left}`);
      return { status: 'kept' };
    },
    write: async () => undefined,
    remove: async () => undefined,
  };
  const failAgain = () => {
    left = failures;
  };
  return { store, failAgain };
}

describe('patientStore', () => {
  it('R4: what can’t be read is read again until it can be, each time later', async () => {
    const pauses: unknown[] = [];
    const { store, failAgain } = failing(6);
    const patient = patientStore(store, async (ms, error) => {
      pauses.push([ms, (error as Error).message]);
    });
    assert.deepEqual(await patient.readAll(), { status: 'kept' });
    assert.deepEqual(
      pauses,
      [1, 2, 4, 8, 10, 10].map((s, at) => [s * 1_000, `failure ${at + 1}`]),
    );
    failAgain();
    await patient.readAll();
    assert.deepEqual(pauses[6], [1_000, 'failure 1']);
  });

  it('R4: does nothing before the pause is over', async () => {
    const waiting: (() => void)[] = [];
    const patient = patientStore(failing(1).store, () => new Promise((go) => waiting.push(go)));
    let read: unknown = null;
    const reading = patient.readAll().then((raw) => {
      read = raw;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([waiting.length, read], [1, null]);
    waiting[0]?.();
    await reading;
    assert.deepEqual(read, { status: 'kept' });
  });

  it('R4, N9: meanwhile the tabs are told', async () => {
    const told: unknown[] = [];
    const watched = watchStore(failing(3).store, (trouble) => told.push(trouble));
    await patientStore(watched, async () => undefined).readAll();
    assert.deepEqual(told, ['storage-failed', null]);
  });

  it('R4: writes and removals answer as before', async () => {
    const full = async () => {
      throw new Error('quota exceeded');
    };
    const store = { readAll: async () => ({}), write: full, remove: full };
    const patient = patientStore(store, async () => undefined);
    await assert.rejects(patient.write({}), /quota/);
    await assert.rejects(patient.remove([]), /quota/);
  });
});
