import { paths } from '@daybook/protocol';
import { firestoreStore } from '../../functions/src/sync/firestoreStore.ts';
import { admin } from '../../tools/clients/admin.ts';
import { describeSyncStore } from '../fakes/syncStoreContract.ts';

let users = 0;
describeSyncStore(
  'in Firestore',
  () => firestoreStore(admin().db),
  () => `stored${++users}`,
  async (uid, itemId, fields) => {
    await admin()
      .db.doc(paths.item(uid, 'TODOS', itemId))
      .update(fields);
  },
);
