import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DATA_TYPES, type DataType, LIMITS, paths } from '@daybook/protocol';
import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import type { PurgeRun } from '../../functions/src/purgeRun.ts';
import { purgeTombstones, resumePurge } from '../../functions/src/sync/purge.ts';
import { PURGE_NOTICE_MS } from '../../functions/src/sync/purgeHead.ts';
import { TODO } from '../fixtures/items.ts';
import { runAt } from './purgeRun.ts';

const HOUR_MS = 60 * 60 * 1000;
const DUE_MS = LIMITS.cursorDays * 24 * HOUR_MS;
const OUT_OF_TIME = { hasTime: () => false };

/** What the purge does, in any Firestore: `firestore` gives it within a test. */
export function describePurge(name: string, firestore: () => Firestore): void {
  describe(`The purge ${name}`, () => {
    const now = Date.now();
    let db: Firestore;
    let place: FirebaseFirestore.DocumentReference;
    let uid: string;
    let lines: Parameters<PurgeRun['log']['error']>[];
    const logged: PurgeRun['log']['error'] = (...line) => void lines.push(line);
    beforeEach(async () => {
      db = firestore();
      place = db.doc(paths.purgeWalk());
      lines = [];
      uid = `purged-${randomUUID()}`;
      await place.delete();
    });
    const head = (type: DataType = 'TODOS', user = uid) => db.doc(paths.head(user, type));
    const item = (id: string) => db.doc(paths.item(uid, 'TODOS', id));
    const stamp = (version: number, age: number) => ({
      ...{ version, commitId: `c${version}`, deviceId: 'd' },
      updatedAt: Timestamp.fromMillis(now - age),
    });
    const tombstone = (version: number, age: number) => {
      return { ...stamp(version, age), deleted: true, editedAt: 1 };
    };
    /** Above all tombstones that a test makes. */
    const setHead = (ref = head()) => ref.set({ ...stamp(1000, 0), parent: 'c999', schema: 1 });
    const setTombstones = async (ref: FirebaseFirestore.DocumentReference, count: number) => {
      const writer = db.bulkWriter();
      for (let n = 1; n <= count; n += 1) {
        void writer.set(ref.collection('items').doc(`t${n}`), tombstone(n, DUE_MS + HOUR_MS));
      }
      await Promise.all([setHead(ref), writer.close()]);
    };
    const itemsLeft = async (ref = head()) =>
      (await ref.collection('items').get()).docs.map(({ id }) => id);
    const purgedThrough = async (ref = head()) => (await ref.get()).get('purgedThrough');

    it('P6: removes what is 90 days old, and what has become so by its next run', async () => {
      await setHead();
      await item('live').set({ ...stamp(1, DUE_MS + HOUR_MS), value: TODO, editedAt: 1 });
      await item('due').set(tombstone(2, DUE_MS + HOUR_MS));
      await item('soon').set(tombstone(3, DUE_MS - HOUR_MS));
      await item('later').set(tombstone(4, 0));
      const run = (at: number) => purgeTombstones(db, runAt(at));
      assert.deepEqual(await run(now), { removed: 1, finished: true });
      assert.deepEqual(await itemsLeft(), ['later', 'live', 'soon']);
      assert.equal(await purgedThrough(), 2);
      assert.deepEqual(await run(now), { removed: 0, finished: true });
      assert.deepEqual(await run(now + 2 * HOUR_MS), { removed: 1, finished: true });
      assert.deepEqual(await itemsLeft(), ['later', 'live']);
      assert.equal(await purgedThrough(), 3);
    });

    it('P6: removes them for all users and data types, over many pages', async () => {
      const users = Array.from({ length: 6 }, (_, n) => `${uid}-${n}`);
      const heads = users.flatMap((user) => DATA_TYPES.map((type) => head(type, user)));
      await Promise.all(heads.map((ref) => setTombstones(ref, 3)));
      assert.deepEqual(await purgeTombstones(db, runAt(now), 4), { removed: 90, finished: true });
      for (const ref of heads) {
        assert.equal(await purgedThrough(ref), 3);
        assert.deepEqual(await itemsLeft(ref), []);
      }
    });

    it('P6: removes more below a head than one write takes', async () => {
      await setTombstones(head(), 600);
      assert.deepEqual(await purgeTombstones(db, runAt(now)), { removed: 600, finished: true });
      assert.deepEqual(await itemsLeft(), []);
      assert.equal(await purgedThrough(), 600);
    });

    it('P6: says in the head what goes a second before it does, and never takes that back', async () => {
      await setTombstones(head(), 2);
      const seen: unknown[] = [];
      const wait = async (ms: number) => {
        seen.push(ms, await purgedThrough(), (await itemsLeft()).length);
      };
      await purgeTombstones(db, runAt(now, { wait }));
      assert.deepEqual(seen, [PURGE_NOTICE_MS, 2, 2]);
      assert.ok(PURGE_NOTICE_MS >= 1000);
      await head().update({ purgedThrough: 7 });
      await item('t3').set(tombstone(3, DUE_MS + HOUR_MS));
      await purgeTombstones(db, runAt(now));
      assert.deepEqual([await itemsLeft(), await purgedThrough()], [[], 7]);
    });

    it('P6: leaves what is brought back meanwhile, and doesn’t mind what goes', async () => {
      await setTombstones(head(), 3);
      const wait = async () => {
        await item('t1').set({ ...stamp(10, 0), value: TODO, editedAt: 2 });
        await Promise.all([item('t2').delete(), head().delete()]);
      };
      assert.deepEqual(await purgeTombstones(db, runAt(now, { wait })), {
        removed: 1,
        finished: true,
      });
      assert.deepEqual(await itemsLeft(), ['t1']);
      assert.equal((await head().get()).exists, false);
    });

    it('P6: logs a head that fails, and removes what is below the others', async () => {
      await Promise.all([head('HABITS'), head('TODOS')].map((ref) => setTombstones(ref, 1)));
      const failures = [new Error('unavailable')];
      const wait = () => Promise.all(failures.splice(0).map((error) => Promise.reject(error)));
      const run = runAt(now, { wait, log: { error: logged } });
      assert.deepEqual(await purgeTombstones(db, run), { removed: 1, finished: true });
      const left = [...(await itemsLeft(head('HABITS'))), ...(await itemsLeft())];
      assert.deepEqual([left, (await place.get()).exists], [['t1'], false]);
      const failed = (await itemsLeft()).length > 0 ? head() : head('HABITS');
      const fields = { path: failed.path, error: 'Error: unavailable' };
      assert.deepEqual(lines, [['head not purged', fields]]);
      assert.deepEqual(await purgeTombstones(db, runAt(now)), { removed: 1, finished: true });
    });

    it('P6: logs and leaves tombstones whose version is none, however many', async () => {
      await setTombstones(head(), 2);
      const writer = db.bulkWriter();
      const edited = Array.from({ length: 260 }, (_, n) => item(`edited${n}`));
      for (const [n, ref] of edited.entries()) {
        void writer.set(ref, {
          ...tombstone(1, DUE_MS + 2 * HOUR_MS),
          version: n % 2 ? '9' : null,
        });
      }
      await writer.close();
      const run = runAt(now, { ...OUT_OF_TIME, log: { error: logged } });
      assert.deepEqual(await purgeTombstones(db, run), { removed: 2, finished: true });
      assert.equal(await purgedThrough(), 2);
      assert.deepEqual((await itemsLeft()).toSorted(), edited.map(({ id }) => id).toSorted());
      const said = lines.map(([message, { path }]) => `${message} ${path}`).toSorted();
      const expected = edited.map(({ path }) => `tombstone without version ${path}`).toSorted();
      assert.deepEqual(said, expected);
      await db.recursiveDelete(head());
    });

    it('P6: logs and leaves a tombstone above its head, which would expire every cursor for good', async () => {
      await setTombstones(head(), 1);
      const edited = item('edited');
      await edited.set({ ...tombstone(1, DUE_MS + HOUR_MS), version: 1001 });
      const run = runAt(now, { log: { error: logged } });
      assert.deepEqual(await purgeTombstones(db, run), { removed: 1, finished: true });
      assert.equal(await purgedThrough(), 1);
      assert.deepEqual(lines, [['tombstone without version', { path: edited.path }]]);
      await db.recursiveDelete(head());
    });

    it('P6, D19: leaves the tombstones of a head without version, and logs it', async () => {
      await setTombstones(head(), 1);
      await head().update({ version: 'one' });
      const run = runAt(now, { log: { error: logged } });
      assert.deepEqual(await purgeTombstones(db, run), { removed: 0, finished: true });
      assert.deepEqual(
        lines.map(([message]) => message),
        ['head not purged'],
      );
      await db.recursiveDelete(head());
    });

    it('P6: that runs out of time between heads is resumed behind the last of them', async () => {
      const heads = DATA_TYPES.map((type) => head(type));
      await Promise.all(heads.map((ref) => setTombstones(ref, 1)));
      const headsLeft = async () => {
        const left = await Promise.all(heads.map((ref) => itemsLeft(ref)));
        return left.filter((ids) => ids.length > 0).length;
      };
      const short = runAt(now, OUT_OF_TIME);
      let purged = await purgeTombstones(db, short, 2);
      let { removed } = purged;
      const left = [await headsLeft()];
      while (!purged.finished) {
        const before: unknown = (await place.get()).get('after');
        purged = (await resumePurge(db, short, 2)) ?? assert.fail('nothing to resume');
        assert.notEqual((await place.get()).get('after'), before);
        removed += purged.removed;
        left.push(await headsLeft());
      }
      assert.equal(removed, heads.length);
      assert.ok(new Set(left).size >= 3, 'in several runs');
      assert.deepEqual([left.at(-1), await resumePurge(db, short, 2)], [0, null]);
    });

    it('P6: that runs out of time below a head is resumed there', async () => {
      await setTombstones(head(), 600);
      const short = runAt(now, OUT_OF_TIME);
      let purged = await purgeTombstones(db, short);
      assert.equal(purged.finished, false);
      const between = (await itemsLeft()).length;
      assert.ok(between > 0 && between < 600, String(between));
      while (!purged.finished) purged = (await resumePurge(db, short)) ?? assert.fail();
      assert.deepEqual(await itemsLeft(), []);
    });

    it('P6: finishes what an earlier run has left, and looks at all heads again', async () => {
      await setTombstones(head('HABITS'), 1);
      await setTombstones(head('TODOS'), 1);
      await place.set({ after: head('QUICK_LINKS').path });
      assert.deepEqual(await purgeTombstones(db, runAt(now)), { removed: 2, finished: true });
      assert.equal((await place.get()).exists, false);
    });
  });
}
