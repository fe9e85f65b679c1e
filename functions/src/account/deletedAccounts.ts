import { paths } from '@daybook/protocol';
import type { Auth } from 'firebase-admin/auth';
import { type Firestore, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import type { DeletedAccounts } from './accounts.ts';
import { findUser } from './authUser.ts';
import { removeAccountDocuments, removeBelowMark } from './removeDocuments.ts';

/**
 * How long the mark of a deleted account is kept: ID tokens live an hour from the user's deletion at most, and the run
 * that sets the mark last may have taken a while.
 */
export const MARK_KEPT_MS = 24 * 60 * 60 * 1000;

/** Marks found by one query. */
const PAGE_SIZE = 100;

type Log = (message: string, fields: Record<string, unknown>) => void;

/** {@link DeletedAccounts} in Firestore and Firebase Auth. */
export function deletedAccounts(db: Firestore, auth: Auth, log: { error: Log }): DeletedAccounts {
  return {
    clear: async (uid) => {
      if (await findUser(auth, uid)) {
        return log.error('deleted user exists, data kept', { uid });
      }
      await removeAccountDocuments(db, uid);
    },
    clearLate: async (uid) => {
      const user = await db.doc(paths.user(uid)).get();
      if ((user.get('deletedAt') ?? null) !== null) await removeBelowMark(db, uid);
    },
    purge: async (now) => {
      let purged = 0;
      for await (const { id: uid, ref, updateTime } of marksBefore(db, now - MARK_KEPT_MS)) {
        if (await findUser(auth, uid)) {
          log.error('account marked deleted has its user', { uid });
          continue;
        }
        await removeBelowMark(db, uid);
        await ref.delete({ lastUpdateTime: updateTime });
        purged += 1;
      }
      return purged;
    },
  };
}

/** The documents of accounts that were marked deleted before `time`, ms since 1970, oldest first. */
async function* marksBefore(db: Firestore, time: number): AsyncGenerator<QueryDocumentSnapshot> {
  const query = db
    .collection('users')
    .where('deletedAt', '<', Timestamp.fromMillis(time))
    .orderBy('deletedAt')
    .limit(PAGE_SIZE);
  let { docs } = await query.get();
  while (docs.length > 0) {
    yield* docs;
    const last = docs.at(-1);
    ({ docs } = last ? await query.startAfter(last).get() : { docs: [] });
  }
}
