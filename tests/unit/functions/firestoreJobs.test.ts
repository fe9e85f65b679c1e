import { describeForgetting } from '../../fakes/forgettingContract.ts';
import { describePurge } from '../../fakes/purgeContract.ts';
import { useStandInAdmin } from './support/standInAdmin.ts';

describe('Jobs on a Firestore in memory', () => {
  const admin = useStandInAdmin();
  describePurge('in memory', () => admin().db);
  describeForgetting('in memory', admin);
});
