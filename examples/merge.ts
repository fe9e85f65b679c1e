export type Value = Record<string, unknown>;

/** An item at one moment; a null value is a deletion, or an item that never was. */
export interface Revision {
  value: Value | null;
  editedAt: number;
}

/** Fields that are taken from one side together (SPEC M11): those of a todo and of a focus entry. */
const GROUPS = [
  ['done', 'completedAt'],
  ['kind', 'startedAt', 'endedAt', 'plannedMinutes', 'completed'],
];

/**
 * Three ways, field by field (SPEC M1, M2, M3, M4, M5, M9). There is more than one base where it isn't known whether what
 * was sent of the item was applied. `lost` is the losing revision, if anything of it lost. `isValid` is the schema (SPEC M7).
 */
export function merge(
  bases: readonly Revision[],
  mine: Revision,
  theirs: Revision,
  isValid: (value: Value) => boolean,
): { result: Revision; lost: Revision | null } {
  if (same(mine.value, theirs.value) || bases.every((base) => isUnchanged(mine, base))) {
    return { result: theirs, lost: null };
  }
  if (bases.every((base) => isUnchanged(theirs, base))) return { result: mine, lost: null };
  const isMineLater =
    mine.editedAt === theirs.editedAt
      ? canonical(mine.value) > canonical(theirs.value)
      : mine.editedAt > theirs.editedAt;
  const [later, earlier] = isMineLater ? [mine, theirs] : [theirs, mine];
  if (later.value === null || earlier.value === null) return { result: later, lost: earlier };
  const value: Value = {};
  let hasLost = false;
  for (const name of new Set([...Object.keys(later.value), ...Object.keys(earlier.value)])) {
    const group = GROUPS.find((names) => names.includes(name)) ?? [name];
    const changed = (side: Value) =>
      bases.some((base) => group.some((field) => !same(side[field], base.value?.[field])));
    const [byLater, byEarlier] = [changed(later.value), changed(earlier.value)];
    const from = !byLater && byEarlier ? earlier.value : later.value;
    if (name in from) value[name] = from[name];
    hasLost ||= byLater && byEarlier && !same(later.value[name], earlier.value[name]);
  }
  if (!isValid(value)) return { result: later, lost: earlier };
  return { result: { value, editedAt: later.editedAt }, lost: hasLost ? earlier : null };
}

/** A deletion is a change even of an item that the base lacks. */
function isUnchanged({ value, editedAt }: Revision, base: Revision): boolean {
  return same(value, base.value) && (value !== null || editedAt <= base.editedAt);
}

export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with its keys sorted, wherever they stand. */
function canonical(value: unknown): string {
  const sorted = (_: string, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return JSON.stringify(value, sorted) ?? 'undefined';
}
