import { useMemo, useState } from 'react';
import type { Compare, Listed } from '../data/itemList.ts';
import {
  followItems,
  type OpenEditors,
  rowsOf,
  withEditor,
  withoutEditor,
  withTouched,
} from './openEditors.ts';

/** What rows do with their editors. */
export interface Editing<Value> {
  open(listed: Listed<Value>): void;
  /** Something is being typed. */
  touch(id: string): void;
  close(id: string): void;
}

/** The rows of a list whose items can be edited in their places; an item that is deleted elsewhere meanwhile keeps its. */
export function useEditors<Value>(items: readonly Listed<Value>[], compare: Compare<Value>) {
  const [editors, setEditors] = useState<OpenEditors<Value>>(new Map());
  const followed = followItems(editors, items);
  if (followed !== editors) setEditors(followed);

  const rows = useMemo(() => rowsOf(items, followed, compare), [items, followed, compare]);
  const editing = useMemo(
    (): Editing<Value> => ({
      open: (listed) => setEditors((current) => withEditor(current, listed)),
      touch: (id) => setEditors((current) => withTouched(current, id)),
      close: (id) => setEditors((current) => withoutEditor(current, id)),
    }),
    [],
  );
  return { rows, editing };
}
