import { admin } from '../../tools/clients/admin.ts';
import { describeFirestoreStore } from '../fakes/syncStoreContract.ts';

describeFirestoreStore('in the emulators', () => admin().db);
