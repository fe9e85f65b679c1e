import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { paths } from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';
import { deletedAccounts, MARK_KEPT_MS } from '../../functions/src/account/deletedAccounts.ts';
import { admin } from '../../tools/clients/admin.ts';
import { runAt } from '../fakes/forgetRun.ts';

/** More than one query finds. */
const MANY = 120;
const DELETED_AT = Timestamp.fromMillis(0);

describe('Many deleted accounts', () => {
  const { auth, db } = admin();
  const now = DELETED_AT.toMillis() + MARK_KEPT_MS + 1;
  let uids: string[];
  let asked: number;
  let asking: number;
  let mostAsking: number;
  beforeEach(async () => {
    uids = Array.from({ length: MANY }, () => `deleted-${randomUUID()}`);
    [asked, asking, mostAsking] = [0, 0, 0];
    const batch = db.batch();
    for (const uid of uids) batch.set(db.doc(paths.user(uid)), { deletedAt: DELETED_AT });
    await batch.commit();
  });
  afterEach(() => Promise.all(uids.map((uid) => db.doc(paths.user(uid)).delete())));
  const left = async () => {
    const marks = await db.collection('users').where('deletedAt', '==', DELETED_AT).get();
    return marks.docs.map(({ id }) => id);
  };
  const watched = (before: (uid: string) => Promise<unknown>) => ({
    getUser: async (uid: string) => {
      asked += 1;
      asking += 1;
      mostAsking = Math.max(mostAsking, asking);
      await before(uid).finally(() => {
        asking -= 1;
      });
      return auth.getUser(uid);
    },
  });
  const nextTick = () => new Promise(setImmediate);

  it('U20: are forgotten some side by side, for as long as the run has time', async () => {
    const { forget } = deletedAccounts(db, watched(nextTick), { error: assert.fail });
    assert.equal(await forget(runAt(now, { hasTime: () => asked < 5 })), 5);
    assert.equal((await left()).length, MANY - 5);
    assert.equal(await forget(runAt(now)), MANY - 5);
    assert.deepEqual(await left(), []);
    assert.equal(mostAsking, 20);
  });

  it('U20: are forgotten though some can’t be, which is logged', async () => {
    const [outOfReach = '', written = ''] = uids.toSorted();
    const logged: Record<string, unknown>[] = [];
    const error = (message: string, fields: Record<string, unknown>) => {
      logged.push({ message, ...fields });
    };
    const before = async (uid: string) => {
      if (uid === outOfReach) throw new Error('out of reach');
      // Deleted a second time meanwhile.
      if (uid === written) await db.doc(paths.user(uid)).update({ again: true });
    };
    const { forget } = deletedAccounts(db, watched(before), { error });
    assert.equal(await forget(runAt(now)), MANY - 2);
    assert.deepEqual(await left(), [outOfReach, written]);
    assert.deepEqual(
      new Set(logged.map(({ message, uid }) => [message, uid].join(' '))),
      new Set([outOfReach, written].map((uid) => `deleted account not forgotten ${uid}`)),
    );
    assert.equal(logged.length, 2);
    assert.ok(logged.some((line) => line.error === 'Error: out of reach'));
  });
});
