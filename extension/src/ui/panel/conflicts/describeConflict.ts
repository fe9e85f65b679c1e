import type { ItemValue } from '@daybook/protocol';
import type { Locale } from '../../text/locale.ts';
import type { ListedConflict } from './conflictList.ts';
import { describeValue, isFieldName, isNothing } from './describeValue.ts';

/** A conflict in words. */
export interface ConflictDescription {
  title: string;
  /** The data type, where it isn't a todo. */
  type: string | null;
  /** Who made what lost, and whether it was a change or a deletion. */
  what: string;
  lost: DescribedField[];
}

export interface DescribedField {
  label: string;
  text: string;
  /** What stands there instead; null where the item is gone or was replaced whole. */
  now: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** They say which item it is, in this order. */
const TITLE_FIELDS = ['title', 'name', 'label', 'url'];
/** Follow from others, or mean nothing to people. */
const HIDDEN_FIELDS = ['order', 'createdAt', 'completedAt', 'kind', 'habitId'];

export function describeConflict(listed: ListedConflict, locale: Locale): ConflictDescription {
  const { conflict, present } = listed;
  const { side, lost, dataType } = conflict;
  const messages = locale.messages.conflicts;
  const isDeletion = lost.value === null;
  const typeName = locale.messages.dataTypes[dataType];
  const title = titleOf(present) ?? titleOf(lost.value) ?? typeName;
  return {
    title,
    type: dataType === 'TODOS' ? null : typeName,
    what: isDeletion ? messages.deleted[side] : messages.changed[side],
    // A whole item's title says the same as its heading.
    lost: describeFields(listed, locale).filter(({ now, text }) => now !== null || text !== title),
  };
}

function titleOf(value: ItemValue | null): string | null {
  const fields = (value ?? {}) as Fields;
  const title = TITLE_FIELDS.map((name) => fields[name]).find(Boolean);
  return typeof title === 'string' ? title : null;
}

function describeFields({ conflict, present }: ListedConflict, locale: Locale): DescribedField[] {
  const lost = conflict.lost.value as unknown as Fields | null;
  if (lost === null) return [];
  const now = conflict.fields.length === 0 ? null : (present as Fields | null);
  return shownFields(conflict.fields, lost).map((field) => ({
    label: isFieldName(field) ? locale.messages.fields[field] : field,
    text: describeValue(field, lost[field], locale),
    now: now && field !== 'order' ? describeValue(field, now[field], locale) : null,
  }));
}

function shownFields(named: readonly string[], lost: Fields): readonly string[] {
  if (named.length > 0) {
    return named.includes('done') ? named.filter((field) => field !== 'completedAt') : named;
  }
  return Object.keys(lost).filter(
    (field) => !HIDDEN_FIELDS.includes(field) && !isNothing(lost[field]),
  );
}
