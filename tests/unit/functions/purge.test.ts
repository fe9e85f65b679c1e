import { describePurge } from '../../fakes/purgeContract.ts';
import { useStandInAdmin } from './support/standInAdmin.ts';

describe('Without emulators', () => {
  const admin = useStandInAdmin();
  // Each run looks at all heads that there are.
  beforeEach(() => admin().server.clear());
  describePurge('in memory', () => admin().db);
});
