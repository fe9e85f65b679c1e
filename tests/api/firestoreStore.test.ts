import { firestoreStore } from '../../functions/src/sync/firestoreStore.ts';
import { describeSyncStore } from '../fakes/syncStoreContract.ts';
import { admin } from './support/admin.ts';

let users = 0;
describeSyncStore(
  'in Firestore',
  () => firestoreStore(admin().db),
  () => `stored${++users}`,
);
