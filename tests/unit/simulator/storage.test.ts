import { localStoreContract } from '../../fakes/localStoreContract.ts';
import { SimStorage } from '../../simulator/storage.ts';

localStoreContract(
  'of the simulator',
  () => {
    const storage = new SimStorage('A');
    return {
      store: {
        readAll: async () => storage.copy(),
        write: async (entries) => storage.write(entries),
        remove: async (keys) => {
          const left = Object.entries(storage.copy()).filter(([key]) => !keys.includes(key));
          storage.putBack(Object.fromEntries(left));
        },
      },
    };
  },
  { fails: false, copies: false },
);
