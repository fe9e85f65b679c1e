import {
  type DataType,
  type ItemValue,
  type ItemValues,
  isEqual,
  withGroups,
} from '@daybook/protocol';

/** One change made in a tab, until the worker has folded it into the items. Never an increment: replay is harmless. */
export interface Edit<Type extends DataType = DataType> {
  /** ULID: edits sort by it. */
  id: string;
  /** The session it was made in. */
  epoch: number;
  dataType: Type;
  itemId: string;
  /** The item as the person saw it; null where there was none. */
  before: ItemValues[Type] | null;
  /** The item as it is meant to be; null deletes. */
  value: ItemValues[Type] | null;
  /** The device's clock when the change was made, ms. */
  madeAt: number;
}

/**
 * The item after `edit`, for showing it. Another tab or device may have changed it since the person saw it: only what
 * they changed is taken then, with what belongs to it (SPEC M11). If it's gone by now, the edit brings it back whole.
 */
export function applyEdit(current: ItemValue | null, edit: Edit): ItemValue | null {
  const { dataType, before, value } = edit;
  if (value === null || current === null || before === null) return value;
  const [was, is] = [before, value] as unknown as readonly [Fields, Fields];
  const changed = Object.keys(is).filter((field) => !isEqual(is[field], was[field]));
  const taken = withGroups(dataType, changed).map((field) => [field, is[field]]);
  return { ...current, ...Object.fromEntries(taken) };
}

type Fields = Record<string, unknown>;
