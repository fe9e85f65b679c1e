import { doc, type Firestore, writeBatch } from 'firebase/firestore';
import { newUid, type RulesUnderTest } from '../support/environment.ts';
import { isPermitted } from '../support/verdict.ts';
import { CALLER_NAMES, CALLERS, type CallerName } from './callers.ts';
import type { Operation, Request } from './requests.ts';
import { SUBJECTS } from './subjects.ts';

/** Two accounts, one with a document of every subject and one without, and everyone who may ask for them. */
export interface Accounts {
  /** Makes a request for the account that its operation needs; undoes it where it was permitted. */
  isPermitted(caller: CallerName, operation: Operation, request: Request): Promise<boolean>;
}

/** Call it once the rules' emulator is there. */
export async function openAccounts(rules: RulesUnderTest): Promise<Accounts> {
  const uids = { full: newUid(), empty: newUid() };
  const stranger = newUid();
  const connect = (uid: string) =>
    new Map(
      CALLER_NAMES.map((name): [CallerName, Firestore] => {
        const { isOwner, claims } = CALLERS[name];
        if (claims === null) return [name, rules.asAnonymous()];
        return [name, rules.as(isOwner ? uid : stranger, claims)];
      }),
    );
  const callers = { full: connect(uids.full), empty: connect(uids.empty) };

  const reset = () =>
    rules.asServer(async (server) => {
      const batch = writeBatch(server);
      for (const { document } of Object.values(SUBJECTS)) {
        if (document === null) continue;
        batch.set(doc(server, document.pathOf(uids.full)), document.fields);
        batch.delete(doc(server, document.pathOf(uids.empty)));
      }
      await batch.commit();
    });
  await reset();

  return {
    async isPermitted(caller, operation, request) {
      const account = operation === 'create' ? 'empty' : 'full';
      const db = callers[account].get(caller) as Firestore;
      const permitted = await isPermitted(() => request(db, uids[account]));
      if (permitted && operation !== 'get' && operation !== 'list') await reset();
      return permitted;
    },
  };
}
