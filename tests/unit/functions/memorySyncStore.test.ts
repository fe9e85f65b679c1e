import { memorySyncStore } from '../../fakes/memorySyncStore.ts';
import { describeSyncStore } from '../../fakes/syncStoreContract.ts';

let users = 0;
const store = memorySyncStore(() => 1000);
describeSyncStore(
  'in memory',
  () => store,
  () => `user${++users}`,
  async (uid, itemId, fields) => store.edit(uid, 'TODOS', itemId, fields),
);
