import { admin } from '../../tools/clients/admin.ts';
import { describeForgetting } from '../fakes/forgettingContract.ts';

describeForgetting('in the emulators', admin);
