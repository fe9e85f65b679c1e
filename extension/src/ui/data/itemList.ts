import { type ItemValue, isEqual } from '@daybook/protocol';
import { applyEdit, type Edit } from '../../shared/edit.ts';
import { bucketOf, emptyBuckets, type ServerItem, type TypeItems } from '../../shared/items.ts';
import { hasShape, type Shape } from '../../shared/shape.ts';

/** An item with its id, as lists have it. */
export interface Listed<Value> {
  readonly id: string;
  readonly value: Value;
}

/** Negative where `a` comes before `b`. */
export type Compare<Value> = (a: Listed<Value>, b: Listed<Value>) => number;

/** How a list is made of what is stored. */
export interface ListRule<Value> {
  compare: Compare<Value>;
  /** What an item must have to be shown (SPEC D20). */
  shown: Shape;
}

type Visible<Value> = ReadonlyMap<string, Listed<Value>>;

/** A list, and what it was made of. */
export interface ItemList<Value> {
  readonly items: TypeItems;
  readonly edits: readonly Edit[];
  /** What is visible of each bucket, by id. */
  readonly buckets: readonly Visible<Value>[];
  /** Those of them that are shown, sorted. */
  readonly listed: readonly Listed<Value>[];
}

const NOTHING: ItemList<never> = {
  items: { server: emptyBuckets(), local: emptyBuckets() },
  edits: [],
  buckets: emptyBuckets().map(() => new Map()),
  listed: [],
};

/**
 * The list as `items` and `edits` make it. Only buckets that are others than in `before` are looked at; items that are
 * unchanged stay the same objects, and so does an unchanged list.
 */
export function nextItemList<Value extends ItemValue>(
  rule: ListRule<Value>,
  { items, edits }: Pick<ItemList<Value>, 'items' | 'edits'>,
  before: ItemList<Value> = NOTHING,
): ItemList<Value> {
  const buckets = [...before.buckets];
  const gone = new Set<Listed<Value>>();
  const come: Listed<Value>[] = [];
  const editsByBucket = Map.groupBy(edits, ({ itemId }) => bucketOf(itemId));
  for (const bucket of changedBuckets({ items, edits }, before)) {
    const was = before.buckets[bucket] as Visible<Value>;
    const is = visibleIn(items, bucket, editsByBucket.get(bucket) ?? [], was, rule.shown);
    for (const listed of was.values()) if (is.get(listed.id) !== listed) gone.add(listed);
    for (const listed of is.values()) if (was.get(listed.id) !== listed) come.push(listed);
    buckets[bucket] = is;
  }
  if (gone.size === 0 && come.length === 0) return { ...before, items, edits };
  const isShown = (listed: Listed<Value>) => !isOrphan(listed, buckets);
  const listed =
    come.some(isHabit) || [...gone].some(isHabit)
      ? // Its check-ins come and go with it.
        buckets.flatMap((visible) => [...visible.values()].filter(isShown)).sort(rule.compare)
      : merged(
          before.listed.filter((one) => !gone.has(one)),
          come.filter(isShown).sort(rule.compare),
          rule.compare,
        );
  return { items, edits, buckets, listed };
}

function changedBuckets(
  { items, edits }: Pick<ItemList<never>, 'items' | 'edits'>,
  before: Pick<ItemList<never>, 'items' | 'edits'>,
): ReadonlySet<number> {
  const changed = new Set<number>();
  for (const layer of ['server', 'local'] as const) {
    if (items[layer] === before.items[layer]) continue;
    for (const [index, bucket] of items[layer].entries()) {
      if (bucket !== before.items[layer][index]) changed.add(index);
    }
  }
  if (edits === before.edits) return changed;
  const [had, has] = [new Set(before.edits), new Set(edits)];
  for (const edit of [...before.edits, ...edits]) {
    if (!had.has(edit) || !has.has(edit)) changed.add(bucketOf(edit.itemId));
  }
  return changed;
}

/** The server's items, over them this device's changes, over them the edits. */
function visibleIn<Value extends ItemValue>(
  items: TypeItems,
  bucket: number,
  edits: readonly Edit[],
  before: Visible<Value>,
  shown: Shape,
): Visible<Value> {
  const server = items.server[bucket] ?? {};
  const changed = new Map<string, ItemValue | null>();
  for (const [id, { value }] of Object.entries(items.local[bucket] ?? {})) changed.set(id, value);
  for (const edit of edits) {
    const { itemId } = edit;
    const stored = Object.hasOwn(server, itemId) ? server[itemId]?.value : null;
    const current = changed.has(itemId) ? changed.get(itemId) : stored;
    changed.set(itemId, applyEdit(current ?? null, edit));
  }
  const visible = new Map<string, Listed<Value>>();
  const show = (id: string, value: ItemValue) => {
    if (!hasShape(value, shown)) return;
    const known = before.get(id);
    const isSame = known && (known.value === value || isEqual(known.value, value));
    visible.set(id, isSame ? known : { id, value: value as Value });
  };
  for (const id of Object.keys(server)) {
    if (!changed.has(id)) show(id, (server[id] as ServerItem).value);
  }
  for (const [id, value] of changed) if (value !== null) show(id, value);
  return visible;
}

/** A check-in whose habit isn't visible: deleted, or not read yet (SPEC D25). */
function isOrphan({ value }: Listed<ItemValue>, buckets: readonly Visible<ItemValue>[]): boolean {
  if (!('kind' in value) || value.kind !== 'checkin') return false;
  const habit = buckets[bucketOf(value.habitId)]?.get(value.habitId);
  return habit === undefined || !isHabit(habit);
}

function isHabit({ value }: Listed<ItemValue>): boolean {
  return 'kind' in value && value.kind === 'habit';
}

/** Of two sorted lists one. */
function merged<Value>(
  one: readonly Listed<Value>[],
  other: readonly Listed<Value>[],
  compare: Compare<Value>,
): readonly Listed<Value>[] {
  if (one.length === 0) return other;
  const all: Listed<Value>[] = [];
  let from = 0;
  for (const listed of other) {
    const place = placeIn(one, from, listed, compare);
    for (; from < place; from += 1) all.push(one[from] as Listed<Value>);
    all.push(listed);
  }
  for (; from < one.length; from += 1) all.push(one[from] as Listed<Value>);
  return all;
}

/** The index in `list`, from `low` on, before which `listed` belongs. */
function placeIn<Value>(
  list: readonly Listed<Value>[],
  low: number,
  listed: Listed<Value>,
  compare: Compare<Value>,
): number {
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as Listed<Value>, listed) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
