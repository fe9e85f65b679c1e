import { localStoreContract } from '../fakes/localStoreContract.ts';
import { usePeople } from './support/people.ts';

describe('e2e: storage', () => {
  const people = usePeople();

  localStoreContract(
    'chrome.storage.local itself',
    async () => {
      const { page } = (await people.device()).tab;
      return {
        store: {
          readAll: () => page.evaluate(() => chrome.storage.local.get(null)),
          write: (entries) => page.evaluate((all) => chrome.storage.local.set(all), entries),
          remove: (keys) => page.evaluate((all) => chrome.storage.local.remove(all), [...keys]),
        },
      };
    },
    { fails: false },
  );
});
