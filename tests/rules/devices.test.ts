import assert from 'node:assert/strict';
import { deviceFieldsSchema, FIELD_LIMITS, paths } from '@daybook/protocol';
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import {
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
} from 'firebase/firestore';
import { rulesUnderTest } from './support/environment.ts';
import { isAllowed } from './support/verdict.ts';

type Fields = Record<string, unknown>;

const LAPTOP = { name: 'Laptop', platform: 'Linux', appVersion: '1.0.0' };

const { name, platform, appVersion } = FIELD_LIMITS.device;
/** Texts on both sides of the limit, as code points count them. */
const around = ({ max }: { max: number }) => [
  ...['', 'a', 'a'.repeat(max), 'a'.repeat(max + 1)],
  ...['🌱'.repeat(max), '🌱'.repeat(max + 1)],
];

/** Values of single fields, good and bad. */
const FIELD_VALUES: Record<string, unknown[]> = {
  name: [...around(name), '\u200b', ' \u202e', '\u{e0020}', '\u200bx', 7, null, ['a']],
  platform: [...around(platform), 7, null, {}],
  appVersion: [...around(appVersion), 1, 1.5, null, true],
  extra: ['x', null],
  __type: ['x'],
};

describe('Devices in the rules', () => {
  const rules = rulesUnderTest();
  let uid: string;
  let db: Firestore;
  beforeEach(() => {
    ({ uid, db } = rules.newOwner());
  });

  const deviceOf = (reader: Firestore, id = 'laptop') => doc(reader, paths.device(uid, id));
  const put = (writer: Firestore, fields: Fields = {}, id = 'laptop') =>
    setDoc(deviceOf(writer, id), { ...LAPTOP, lastSeenAt: serverTimestamp(), ...fields });

  it('V4, C9: none comes into an account that was deleted; one that is left can be removed', async () => {
    await assertSucceeds(put(db));
    await rules.asServer((server) =>
      setDoc(doc(server, paths.user(uid)), { deletedAt: serverTimestamp() }),
    );
    await assertFails(put(db, {}, 'phone'));
    await assertSucceeds(deleteDoc(deviceOf(db)));
  });

  it('V3: lastSeenAt is the time of the write', async () => {
    const past = Timestamp.fromMillis(1_000);
    for (const lastSeenAt of [past, Timestamp.fromMillis(4e12), 1_000, null]) {
      await assertFails(put(db, { lastSeenAt }));
    }
    await assertSucceeds(put(db));
    for (const lastSeenAt of [past, 1_000, null]) {
      await assertFails(updateDoc(deviceOf(db), { lastSeenAt }));
    }
  });

  it('V3: a rename may leave lastSeenAt as it is', async () => {
    await assertSucceeds(put(db));
    const before = (await getDoc(deviceOf(db))).get('lastSeenAt');
    await assertSucceeds(updateDoc(deviceOf(db), { name: 'Work laptop' }));
    const after = await getDoc(deviceOf(db));
    assert.equal(after.get('name'), 'Work laptop');
    assert.deepEqual(after.get('lastSeenAt'), before);
  });

  it('V5: an update does not bring back a device that was removed', async () => {
    assert.equal(await isAllowed(() => updateDoc(deviceOf(db), { name: 'Back' })), false);
    assert.equal((await getDoc(deviceOf(db))).exists(), false);
  });

  it('V1, D3: its id is one that ids can be', async () => {
    for (const id of ['a', 'A.b_c-9', 'x'.repeat(64)]) await assertSucceeds(put(db, {}, id));
    for (const id of ['.a', '-a', '_a', 'a b', 'aä', 'x'.repeat(65)]) {
      await assertFails(put(db, {}, id));
    }
  });

  it('V1, V2: each value of each field is judged as by the zod schema, on create and update', async () => {
    const differing: string[] = [];
    const verdicts = new Set<boolean>();
    await assertSucceeds(put(db));
    for (const [field, values] of Object.entries(FIELD_VALUES)) {
      for (const value of values) {
        const isValid = deviceFieldsSchema.safeParse({ ...LAPTOP, [field]: value }).success;
        verdicts.add(isValid);
        const isCreated = await isAllowed(() => put(db, { [field]: value }, 'created'));
        if (isCreated) await deleteDoc(deviceOf(db, 'created'));
        const isUpdated = await isAllowed(() => put(db, { [field]: value }));
        if (isCreated === isValid && isUpdated === isValid) continue;
        differing.push(`${field} ${JSON.stringify(value)}: ${isCreated}, ${isUpdated}, ${isValid}`);
      }
    }
    assert.deepEqual(differing, []);
    assert.equal(verdicts.size, 2);
  });

  it('V1: none of its fields may be missing', async () => {
    const all: Fields = { ...LAPTOP, lastSeenAt: serverTimestamp() };
    for (const field of Object.keys(all)) {
      const { [field]: _missing, ...fields } = all;
      await assertFails(setDoc(deviceOf(db), fields));
    }
  });
});
