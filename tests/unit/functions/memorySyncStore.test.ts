import { memorySyncStore } from '../../fakes/memorySyncStore.ts';
import { describeSyncStore } from '../../fakes/syncStoreContract.ts';

const store = memorySyncStore(() => 1000);
describeSyncStore(
  'in memory',
  () => store,
  async (uid, itemId, fields) => store.edit(uid, 'TODOS', itemId, fields),
);
