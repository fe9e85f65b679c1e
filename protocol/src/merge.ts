import type { DataType } from './dataTypes.ts';
import { canonical, isEqual } from './equal.ts';
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

/**
 * Three-way merge of one item against `base`, the last revision both sides knew (SPEC M1, M2). Commutative but for
 * the names of the sides, so two devices that merge the same three revisions agree.
 */
export function mergeItem(
  type: DataType,
  id: string,
  { base, mine, theirs }: { base: Revision; mine: Revision; theirs: Revision },
): Merged {
  if (isEqual(mine.value, theirs.value) || isUnchanged(mine, base)) return kept(theirs);
  if (isUnchanged(theirs, base)) return kept(mine);

  const later = isLater(mine, theirs) ? mine : theirs;
  const earlier = later === mine ? theirs : mine;
  const side = later === mine ? 'theirs' : 'mine';
  const wholeItem = { result: later, loss: { lost: earlier, side, fields: [] } } satisfies Merged;
  // SPEC M4
  if (later.value === null || earlier.value === null) return wholeItem;

  const { value, lostFields } = mergeFields(base.value, later.value, earlier.value);
  // SPEC M7
  if (!isValidItem(type, id, value)) return wholeItem;
  return {
    result: { value: value as ItemValue, editedAt: later.editedAt },
    loss: lostFields.length > 0 ? { lost: earlier, side, fields: lostFields } : null,
  };
}

/** A field that only one side changed comes from that side, one that both changed from the later (SPEC M3). */
function mergeFields(base: Fields | null, later: Fields, earlier: Fields) {
  const value: Fields = {};
  const lostFields: string[] = [];
  for (const name of new Set([...Object.keys(later), ...Object.keys(earlier)])) {
    const changedByLater = base === null || !isEqual(later[name], base[name]);
    const changedByEarlier = base === null || !isEqual(earlier[name], base[name]);
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
