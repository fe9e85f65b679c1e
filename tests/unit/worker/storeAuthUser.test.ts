import assert from 'node:assert/strict';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { storeAuthUser } from '../../../extension/src/worker/storeAuthUser.ts';
import { FakeStorage } from '../../fakes/fakeStorage.ts';
import { useQuietConsole } from '../../fakes/quietConsole.ts';

const ADA = { uid: 'ada', email: 'ada@example.com', isEmailVerified: true, methods: [] };

describe('storeAuthUser', () => {
  const warnings = useQuietConsole();

  it('U1: stores who is signed in, and forgets it when nobody is; a failure ends nothing', async () => {
    const storage = new FakeStorage();
    const store = {
      readAll: () => storage.get(),
      write: (entries: Record<string, unknown>) => storage.set(entries),
      remove: (keys: readonly string[]) => storage.remove(keys),
    };
    storeAuthUser(store, ADA);
    assert.deepEqual(await storage.get(), { [KEYS.authUser]: ADA });
    storeAuthUser(store, null);
    assert.deepEqual(await storage.get(), {});
    storage.failNextWrite(new Error('full'));
    storeAuthUser(store, ADA);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(warnings.length, 1);
  });
});
