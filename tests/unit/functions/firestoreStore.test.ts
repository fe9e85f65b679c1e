import { describeFirestoreStore } from '../../fakes/syncStoreContract.ts';
import { useStandInAdmin } from './support/standInAdmin.ts';

/** That the stand-in for Firestore does as the emulators do, so that other tests can rely on it. */
describe('firestoreStore', () => {
  const admin = useStandInAdmin();
  describeFirestoreStore('in a Firestore in memory', () => admin().db);
});
