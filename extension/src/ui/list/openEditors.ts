import type { Compare, Listed } from '../data/itemList.ts';
import { keptByKey } from './keptByKey.ts';

/** An open editor of an item. */
export interface OpenEditor<Value> {
  /** The item as the person saw it when they began to type; as it is now until then (SPEC N1). */
  seen: Listed<Value>;
  /** Something was typed since it was opened. */
  isTouched: boolean;
}

/** By the id of the item. */
export type OpenEditors<Value> = ReadonlyMap<string, OpenEditor<Value>>;

export function withEditor<Value>(
  editors: OpenEditors<Value>,
  listed: Listed<Value>,
): OpenEditors<Value> {
  return new Map(editors).set(listed.id, { seen: listed, isTouched: false });
}

export function withTouched<Value>(editors: OpenEditors<Value>, id: string): OpenEditors<Value> {
  const editor = editors.get(id);
  if (!editor || editor.isTouched) return editors;
  return new Map(editors).set(id, { ...editor, isTouched: true });
}

export function withoutEditor<Value>(editors: OpenEditors<Value>, id: string): OpenEditors<Value> {
  if (!editors.has(id)) return editors;
  const others = new Map(editors);
  others.delete(id);
  return others;
}

/** Editors in which nothing was typed have the items as they are now (SPEC N2); the same map if nothing changes. */
export function followItems<Value>(
  editors: OpenEditors<Value>,
  items: readonly Listed<Value>[],
): OpenEditors<Value> {
  if (editors.size === 0) return editors;
  const changed = items.filter((listed) => {
    const editor = editors.get(listed.id);
    return editor && !editor.isTouched && editor.seen !== listed;
  });
  return changed.reduce(withEditor, editors);
}

/** A row of a list. */
export interface Row<Value> {
  listed: Listed<Value>;
  /** Null where the item isn't being edited. */
  editor: OpenEditor<Value> | null;
  /** The item was deleted elsewhere while its editor is open (SPEC N3). */
  isGone: boolean;
}

/** An item that isn't edited has one row: who compares by identity sees which have changed. */
const uneditedRow = keptByKey(
  (listed: Listed<unknown>): Row<unknown> => ({ listed, editor: null, isGone: false }),
);

function presentRow<Value>(listed: Listed<Value>, editors: OpenEditors<Value>): Row<Value> {
  const editor = editors.get(listed.id);
  return editor ? { listed, editor, isGone: false } : (uneditedRow(listed) as Row<Value>);
}

/** The items, which are sorted by `compare`, and at their places those that are gone while their editors are open. */
export function rowsOf<Value>(
  items: readonly Listed<Value>[],
  editors: OpenEditors<Value>,
  compare: Compare<Value>,
): Row<Value>[] {
  const present = items.map((listed) => presentRow(listed, editors));
  if (editors.size === 0) return present;
  const ids = new Set(items.map(({ id }) => id));
  const gone = [...editors]
    .filter(([id]) => !ids.has(id))
    .map(([, editor]) => ({ listed: editor.seen, editor, isGone: true }));
  return [...present, ...gone].sort((a, b) => compare(a.listed, b.listed));
}
