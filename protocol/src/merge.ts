import type { DataType } from './dataTypes.ts';
import { canonical, isEqual } from './equal.ts';
import { groupOf } from './fieldGroups.ts';
import { type ItemValue, isValidItem } from './items.ts';

/** One side of a merge; a null value is a deletion, or an item that never was. */
export interface Revision {
  value: ItemValue | null;
  editedAt: number;
}

/** What a merge dropped: the losing revision and the fields it lost, none for a whole item (SPEC M6). */
export interface Loss {
  lost: Revision;
  side: 'mine' | 'theirs';
  fields: string[];
}

export interface Merged {
  result: Revision;
  loss: Loss | null;
}

type Fields = Record<string, unknown>;

/** What a merge is made of. */
export interface Sides {
  /** The last revision that both sides knew. */
  base: Revision;
  mine: Revision;
  theirs: Revision;
  /** What this side has sent of the item in commits of which it isn't known whether they were applied. */
  sent?: readonly Revision[];
}

/**
 * Three-way merge of one item against `base` (SPEC M1, M2). Commutative but for the names of the sides, so two devices
 * that merge the same three revisions agree. What was `sent` may be the base as well (SPEC M9).
 */
export function mergeItem(
  type: DataType,
  id: string,
  { base, mine, theirs, sent = [] }: Sides,
): Merged {
  const bases = [base, ...sent];
  if (isEqual(mine.value, theirs.value) || bases.every((of) => isUnchanged(mine, of)))
    return kept(theirs);
  if (bases.every((of) => isUnchanged(theirs, of))) return kept(mine);

  const later = isLater(mine, theirs) ? mine : theirs;
  const earlier = later === mine ? theirs : mine;
  const side = later === mine ? 'theirs' : 'mine';
  const wholeItem = { result: later, loss: { lost: earlier, side, fields: [] } } satisfies Merged;
  // SPEC M4
  if (later.value === null || earlier.value === null) return wholeItem;

  const { value, lostFields } = mergeFields(
    type,
    bases.map((of) => of.value),
    later.value,
    earlier.value,
  );
  // SPEC M7
  if (!isValidItem(type, id, value)) return wholeItem;
  return {
    result: { value: value as ItemValue, editedAt: later.editedAt },
    loss: lostFields.length > 0 ? { lost: earlier, side, fields: lostFields } : null,
  };
}

/** A group that only one side changed comes from that side, one that both changed from the later (SPEC M3, M11). */
function mergeFields(
  type: DataType,
  bases: readonly (Fields | null)[],
  later: Fields,
  earlier: Fields,
) {
  const value: Fields = {};
  const lostFields: string[] = [];
  for (const name of new Set([...Object.keys(later), ...Object.keys(earlier)])) {
    const group = groupOf(type, name);
    const differs = (side: Fields) =>
      bases.some((base) => base === null || group.some((of) => !isEqual(side[of], base[of])));
    const changedByLater = differs(later);
    const changedByEarlier = differs(earlier);
    const winner = !changedByLater && changedByEarlier ? earlier : later;
    if (name in winner) value[name] = winner[name];
    const isLost = changedByLater && changedByEarlier && !isEqual(later[name], earlier[name]);
    if (isLost) lostFields.push(name);
  }
  return { value, lostFields };
}

/** A deletion is a change even of what a side never had: the other side's creation may have arrived unnoticed (SPEC M2). */
function isUnchanged({ value, editedAt }: Revision, base: Revision): boolean {
  return isEqual(value, base.value) && (value !== null || editedAt <= base.editedAt);
}

function kept(result: Revision): Merged {
  return { result, loss: null };
}

/** Ties break by content, so that both devices pick the same side (SPEC M5). */
function isLater(mine: Revision, theirs: Revision): boolean {
  if (mine.editedAt !== theirs.editedAt) return mine.editedAt > theirs.editedAt;
  return canonical(mine.value) > canonical(theirs.value);
}
