import { paths } from '@daybook/protocol';
import { firestoreStore } from '../../../functions/src/sync/firestoreStore.ts';
import { describeSyncStore } from '../../fakes/syncStoreContract.ts';
import { useStandInAdmin } from './support/standInAdmin.ts';

describe('firestoreStore', () => {
  const admin = useStandInAdmin();
  let users = 0;
  describeSyncStore(
    'in a Firestore in memory',
    () => firestoreStore(admin().db),
    () => `stored${++users}`,
    async (uid, itemId, fields) => {
      await admin()
        .db.doc(paths.item(uid, 'TODOS', itemId))
        .update(fields);
    },
  );
});
