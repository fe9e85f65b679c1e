import { paths } from '@daybook/protocol';
import type { Auth } from 'firebase-admin/auth';
import { type Firestore, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { forEachConcurrently } from '../forEachConcurrently.ts';
import type { Log } from '../log.ts';
import { isMarkedDeleted } from '../sync/decideCommit.ts';
import type { DeletedAccounts } from './accounts.ts';
import { findUser } from './authUser.ts';
import { removeAccountDocuments, removeBelowMark } from './removeDocuments.ts';

/**
 * How long the mark of a deleted account is kept (SPEC U20): ID tokens live an hour from the user's deletion at most, and the run
 * that sets the mark last may have taken a while.
 */
export const MARK_KEPT_MS = 24 * 60 * 60 * 1000;

/** Marks found by one query. */
const PAGE_SIZE = 100;

/** Accounts forgotten side by side: nearly all have nothing left, and each waits for Auth and Firestore. */
const ACCOUNTS_AT_ONCE = 20;

/** {@link DeletedAccounts} in Firestore and Firebase Auth. */
export function deletedAccounts(
  db: Firestore,
  auth: Pick<Auth, 'getUser'>,
  log: { error: Log },
): DeletedAccounts {
  return {
    clear: async (uid) => {
      // SPEC U22
      if (await findUser(auth, uid)) {
        return log.error('deleted user exists, data kept', { uid });
      }
      await removeAccountDocuments(db, uid);
    },
    clearLate: async (uid) => {
      const user = await db.doc(paths.user(uid)).get();
      if (isMarkedDeleted(user.data())) await removeBelowMark(db, uid);
    },
    forget: async (run) => {
      let forgotten = 0;
      const forgetOne = async ({ id: uid, ref, updateTime }: QueryDocumentSnapshot) => {
        if (!run.hasTime()) return;
        try {
          if (await findUser(auth, uid)) {
            return log.error('account marked deleted has its user', { uid });
          }
          if (!(await removeBelowMark(db, uid, run.hasTime))) return;
          await ref.delete({ lastUpdateTime: updateTime });
          forgotten += 1;
        } catch (error) {
          log.error('deleted account not forgotten', { uid, error: String(error) });
        }
      };
      for await (const page of marksBefore(db, run.now - MARK_KEPT_MS)) {
        await forEachConcurrently(page, ACCOUNTS_AT_ONCE, forgetOne);
        if (!run.hasTime()) break;
      }
      return forgotten;
    },
  };
}

/** The documents of accounts that were marked deleted before `time`, ms since 1970, oldest first, in pages. */
async function* marksBefore(db: Firestore, time: number): AsyncGenerator<QueryDocumentSnapshot[]> {
  const query = db
    .collection('users')
    .where('deletedAt', '<', Timestamp.fromMillis(time))
    .orderBy('deletedAt')
    .limit(PAGE_SIZE);
  let { docs } = await query.get();
  while (docs.length > 0) {
    yield docs;
    const last = docs.at(-1);
    ({ docs } = last ? await query.startAfter(last).get() : { docs: [] });
  }
}
