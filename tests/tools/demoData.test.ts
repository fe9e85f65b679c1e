import { DEMO_DATA } from '../../tools/emulators/demoData.ts';
import { verifyExport } from '../../tools/seed/verifyExport.ts';

describe('emulator-data', () => {
  it('E3: everybody can sign in, with the claims that the subscriptions make', () =>
    verifyExport(DEMO_DATA));
});
