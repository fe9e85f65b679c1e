import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { DATA_TYPES, type DataType, type ItemValue, isEqual } from '@daybook/protocol';
import fc from 'fast-check';
import { type Atom, createStore } from 'jotai/vanilla';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import {
  type LocalSnapshot,
  readSnapshot,
  visibleItems,
} from '../../../extension/src/shared/snapshot.ts';
import { parseBucket } from '../../../extension/src/shared/storedBucket.ts';
import { createItemsAtom } from '../../../extension/src/ui/data/createItemsAtom.ts';
import type { Listed } from '../../../extension/src/ui/data/itemList.ts';
import { pendingAtom } from '../../../extension/src/ui/data/sessionAtoms.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { snapshotAtom } from '../../../extension/src/ui/panel/snapshotAtom.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo } from '../../fakes/todos.ts';
import { CHECKIN, HABIT } from '../../fixtures/items.ts';

const SEED = 1;
const RUNS = 30;

type Raw = Readonly<Record<string, unknown>>;
/** What happens to what is stored. */
type Change = (raw: Raw) => Raw;

const TODO_IDS = ['T1', 'T2', 'T3', 'T4', 'T5'];
/** Habits, check-ins of them, and one of a habit that is never there. */
const HABIT_IDS = ['h1', 'h2', 'h1.2026-11-22', 'h2.2026-11-22', 'none.2026-11-22'];
const IDS = { TODOS: TODO_IDS, HABITS: HABIT_IDS } as const;
type Type = keyof typeof IDS;

const value = (type: Type, id: string, order: number, title: string): ItemValue => {
  if (type === 'TODOS') return aTodo({ order: `a${order}`, title });
  const [habitId = '', day] = id.split('.');
  if (day === undefined) return { ...HABIT, order: `a${order}`, name: title };
  return { ...CHECKIN, habitId, day, count: order };
};

const place = fc
  .constantFrom<Type>('TODOS', 'HABITS')
  .chain((type) => fc.record({ type: fc.constant(type), id: fc.constantFrom(...IDS[type]) }));

const revision = fc
  .tuple(place, fc.nat(4), fc.constantFrom('A', 'B'))
  .map(([{ type, id }, order, title]) => ({ type, id, value: value(type, id, order, title) }));

/** A bucket of this layer with an entry set, or removed where it is undefined. */
function withEntry(
  raw: Raw,
  layer: 'server' | 'local',
  { type, id }: { type: DataType; id: string },
  entry: unknown,
): Raw {
  const [[key, text] = ['', '']] = Object.entries(storedItems(layer, type, { [id]: entry }));
  const bucket = { ...parseBucket(raw[key]), ...JSON.parse(text) };
  if (entry === undefined) delete bucket[id];
  return { ...raw, [key]: JSON.stringify(bucket) };
}

const toServer = revision.map(
  (made): Change =>
    (raw) =>
      withEntry(raw, 'server', made, { value: made.value, editedAt: 1, version: 1 }),
);

const change: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: toServer, weight: 4 },
  fc.tuple(revision, fc.boolean()).map(
    ([made, isDeleted]): Change =>
      (raw) =>
        withEntry(raw, 'local', made, { value: isDeleted ? null : made.value, editedAt: 2 }),
  ),
  fc.tuple(place, fc.constantFrom('server' as const, 'local' as const)).map(
    ([at, layer]): Change =>
      (raw) =>
        withEntry(raw, layer, at, undefined),
  ),
  fc
    .tuple(revision, fc.boolean(), fc.nat(2), fc.nat(99))
    .map(([made, isDeleted, epoch, at]): Change => {
      const id = `E${at}`;
      const edit = {
        ...{ id, epoch, dataType: made.type, itemId: made.id, before: null, madeAt: 1 },
        value: isDeleted ? null : made.value,
      };
      return (raw) => ({ ...raw, [KEYS.edit(id)]: edit });
    }),
  // One edit is folded, or gone.
  fc.tuple(fc.nat(3), fc.boolean()).map(
    ([at, isGone]): Change =>
      (raw) => {
        const keys = Object.keys(raw).filter((key) => key.startsWith('edit:'));
        const key = keys[at];
        if (key === undefined) return raw;
        if (!isGone) return { ...raw, [KEYS.folded]: [key.slice('edit:'.length)] };
        return Object.fromEntries(Object.entries(raw).filter(([name]) => name !== key));
      },
  ),
  // The bucket is broken, or gone.
  fc.tuple(place, fc.constantFrom('{"half', 7, '[]', undefined)).map(
    ([{ type, id }, broken]): Change =>
      (raw) => {
        const [key = ''] = Object.keys(storedItems('server', type, { [id]: null }));
        const others = Object.entries(raw).filter(([name]) => name !== key);
        return { ...Object.fromEntries(others), ...(broken !== undefined && { [key]: broken }) };
      },
  ),
  fc.nat(2).map(
    (epoch): Change =>
      (raw) => ({ ...raw, [KEYS.session]: { uid: 'ada', email: null, epoch } }),
  ),
  fc.constantFrom<Change>(
    (raw) => ({ ...raw, [KEYS.status]: { state: 'synced', at: 1 } }),
    (raw) => ({ ...raw }),
    (raw) => JSON.parse(JSON.stringify(raw)),
  ),
);

const byId = (a: Listed<ItemValue>, b: Listed<ItemValue>) => (a.id < b.id ? -1 : 1);
const byOrderAndId = (a: Listed<ItemValue>, b: Listed<ItemValue>) => {
  const order = ({ value: its }: Listed<ItemValue>) => ('order' in its ? its.order : '');
  return order(a) === order(b) ? byId(a, b) : order(a) < order(b) ? -1 : 1;
};

const LISTS: Readonly<Record<Type, Atom<readonly Listed<ItemValue>[]>>> = {
  TODOS: createItemsAtom('TODOS', byOrderAndId, { title: 'string' }),
  HABITS: createItemsAtom('HABITS', byOrderAndId),
};

/** The list by its definition, of all that is stored. */
function listOf(snapshot: LocalSnapshot, type: Type): Listed<ItemValue>[] {
  const visible = visibleItems(snapshot, type);
  const isShown = (its: ItemValue) => {
    if (!('kind' in its) || its.kind !== 'checkin') return true;
    const habit = visible.get(its.habitId);
    return habit !== undefined && 'kind' in habit && habit.kind === 'habit';
  };
  return [...visible]
    .map(([id, its]) => ({ id, value: its }))
    .filter(({ value: its }) => isShown(its))
    .sort(byOrderAndId);
}

/** Calls back with the store after each of many changes, and with what was stored before it. */
function playChanges(look: (store: ReturnType<typeof createStore>, raw: Raw) => void): number {
  let count = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 20, maxLength: 40 }), (changes) => {
      const store = createStore();
      let raw: Raw = {};
      for (const apply of changes) {
        raw = apply(raw);
        store.set(storedAtom, raw);
        look(store, raw);
        count += 1;
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  return count;
}

describe('a list that follows what is stored', () => {
  it('D25: is after any changes what it is when it is made anew', () => {
    let mostShown = 0;
    playChanges((store, raw) => {
      const whole = readSnapshot(raw);
      for (const type of ['TODOS', 'HABITS'] as const) {
        const listed = store.get(LISTS[type]);
        assert.deepEqual(listed, listOf(whole, type));
        mostShown = Math.max(mostShown, listed.length);
      }
    });
    assert.ok(mostShown >= 4, `at most ${mostShown} were shown`);
  });

  it('keeps the objects of what is unchanged, and the list where all is', () => {
    const before = new WeakMap<object, readonly Listed<ItemValue>[]>();
    let kept = 0;
    playChanges((store) => {
      const listed = store.get(LISTS.TODOS);
      const was = before.get(store) ?? [];
      before.set(store, listed);
      for (const item of listed) {
        const known = was.find(({ id }) => id === item.id);
        if (!known || !isEqual(known.value, item.value)) continue;
        assert.equal(item, known);
        kept += 1;
      }
      if (isEqual(listed, was)) assert.equal(listed.length === 0 || listed === was, true);
    });
    assert.ok(kept > 500, `${kept} were kept`);
  });

  it('has parts that are as all is when it is read anew', () => {
    playChanges((store, raw) => {
      const whole = readSnapshot(raw);
      const { status, ...parts } = store.get(snapshotAtom);
      assert.deepEqual({ ...parts, status }, whole);
      const pending = new Set(whole.edits.map(({ dataType, itemId }) => `${dataType}/${itemId}`));
      for (const type of DATA_TYPES)
        for (const bucket of whole.items[type].local)
          for (const id of Object.keys(bucket)) pending.add(`${type}/${id}`);
      assert.equal(store.get(pendingAtom), pending.size);
    });
  });

  it('N10: parses the buckets that somebody asks for, and of those again what has changed', () => {
    const items = (title: string) =>
      Object.fromEntries(
        TODO_IDS.map((id) => [id, { value: aTodo({ title }), editedAt: 1, version: 1 }]),
      );
    const store = createStore();
    const stored = {
      ...storedItems('server', 'TODOS', items('Old')),
      ...storedItems('server', 'HABITS', {}),
    };
    const parse = mock.method(JSON, 'parse');
    const parsed = (raw: Raw) => {
      parse.mock.resetCalls();
      store.set(storedAtom, raw);
      store.get(pendingAtom);
      store.get(LISTS.TODOS);
      return parse.mock.callCount();
    };
    try {
      assert.equal(
        parsed({ ...stored, ...storedItems('server', 'HABITS', items('Habit')) }),
        Object.keys(stored).length,
      );
      const [id = ''] = TODO_IDS;
      assert.equal(parsed({ ...stored, ...storedItems('server', 'TODOS', { [id]: null }) }), 1);
      assert.equal(
        parsed({ ...stored, ...storedItems('server', 'TODOS', { [id]: null }), [KEYS.status]: 7 }),
        0,
      );
    } finally {
      parse.mock.restore();
    }
  });
});
