import { chromeLocalStore } from '../../../extension/src/adapters/chromeLocalStore.ts';
import { FakeStorage } from '../../fakes/fakeStorage.ts';
import { localStoreContract } from '../../fakes/localStoreContract.ts';

const globals = globalThis as { chrome?: unknown };

describe('chromeLocalStore', () => {
  const { chrome } = globals;
  after(() => {
    globals.chrome = chrome;
  });

  localStoreContract('chrome.storage.local', () => {
    const local = new FakeStorage();
    globals.chrome = { storage: { local } };
    return { store: chromeLocalStore, failNext: (failure) => local.failNextWrite(failure) };
  });
});

localStoreContract('the fake of the tests', () => {
  const fake = new FakeStorage();
  return {
    store: {
      readAll: () => fake.get(),
      write: (entries) => fake.set(entries),
      remove: (keys) => fake.remove(keys),
    },
    failNext: (failure) => fake.failNextWrite(failure),
  };
});
