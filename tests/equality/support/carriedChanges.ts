import type { CommitCase, CommitItem } from './types.ts';

type Fields = Record<string, unknown>;

/** What the head of a case carries of its items; undefined where it carries nothing. */
export function carriedChanges(test: CommitCase, now: number): unknown {
  const { carried, items } = test;
  if (carried === 'none') return undefined;
  const all = items.map((item): [string, Fields] => [item.id, toldWhole(item, now)]);
  const [first = ['', {}], ...others] = all;
  const [id, change] = first;
  const withFirst = (fields: Fields) => Object.fromEntries([[id, fields], ...others]);
  switch (carried) {
    case 'all':
      return Object.fromEntries(all);
    case 'patches':
      return Object.fromEntries(
        test.items.map((item) => [item.id, patchFor(test, item, now) ?? toldWhole(item, now)]),
      );
    case 'other time':
      return withFirst({ ...change, editedAt: -1 });
    case 'other content':
      return withFirst({
        editedAt: change.editedAt,
        ...('deleted' in change ? { value: {} } : { deleted: true }),
      });
    case 'one more field':
      return withFirst({ ...change, extra: 1 });
    case 'one missing':
      return Object.fromEntries(others);
    case 'one more':
      return { ...Object.fromEntries(all), unwritten: change };
    case 'no map':
      return [change];
  }
}

function toldWhole(item: CommitItem, now: number): Fields {
  return { ...item.content, editedAt: timeOf(item, now) };
}

function patchFor(test: CommitCase, item: CommitItem, now: number): Fields | undefined {
  const { head } = test.stored;
  const name = patchedField(test, item);
  if (!head || name === undefined) return undefined;
  const fields = { [name]: (item.content.value as Fields)[name] };
  return { fields, since: head.version, editedAt: timeOf(item, now) };
}

/** The field of the stored item that is not as the commit has it, where it can be patched. */
export function patchedField(
  { carried, stored }: CommitCase,
  { content: { value } }: CommitItem,
): string | undefined {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (carried !== 'patches' || stored.items !== 'value' || !isMap) return undefined;
  return Object.keys(value)[0];
}

export function isForged({ carried }: CommitCase): boolean {
  return carried !== 'all' && carried !== 'patches' && carried !== 'none';
}

export function timeOf({ editedAt }: CommitItem, now: number): unknown {
  return 'is' in editedAt ? editedAt.is : now + editedAt.fromNow;
}
