import { isEqual } from '@daybook/protocol';
import { type Description, describeValue } from '../../text/description.ts';
import type { Locale } from '../../text/locale.ts';
import { DESCRIPTIONS } from '../descriptions/descriptions.ts';
import { itemTitle, typedTitle } from '../descriptions/itemTitle.ts';
import type { ListedConflict } from './conflictList.ts';
import type { ConflictTexts } from './text/en.ts';
import { conflictTexts } from './text/texts.ts';

/** A conflict in words. */
export interface ConflictDescription {
  title: string;
  /** The data type, where it isn't a todo. */
  type: string | null;
  /** How it was lost: which device made the change, and whether it was a deletion, or what the server did. */
  what: string;
  lost: DescribedField[];
}

export interface DescribedField {
  label: string;
  text: string;
  /** The current value; null if the item is gone or was replaced as a whole. */
  now: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

export function describeConflict(listed: ListedConflict, locale: Locale): ConflictDescription {
  const { conflict, present, habit } = listed;
  const { lost, dataType, itemId } = conflict;
  const texts = conflictTexts[locale.language];
  const description = DESCRIPTIONS[dataType];
  const typeName = description.words[locale.language].dataType;
  const title =
    typedTitle(dataType, present) ??
    itemTitle(dataType, { itemId, value: lost.value ?? present, habit }, locale);
  return {
    title,
    type: dataType === 'TODOS' ? null : typeName,
    what: lossInWords(listed, texts),
    // The title of a whole item repeats its heading.
    lost: describeFields(listed, description, locale).filter(
      ({ now, text }) => now !== null || text !== title,
    ),
  };
}

function lossInWords({ conflict, present }: ListedConflict, texts: ConflictTexts): string {
  const { side, lost, isServerLoss } = conflict;
  if (isServerLoss) return present === null ? texts.lostByServer : texts.olderOnServer;
  return lost.value === null ? texts.deleted[side] : texts.changed[side];
}

function describeFields(
  { conflict, present }: ListedConflict,
  description: Description,
  locale: Locale,
): DescribedField[] {
  const lost = conflict.lost.value as unknown as Fields | null;
  if (lost === null) return [];
  const labels: Readonly<Record<string, string | undefined>> =
    description.words[locale.language].fields;
  const named = namedFields(conflict, lost, present as Fields | null);
  const now = named.length === 0 ? null : (present as Fields | null);
  const { itemId } = conflict;
  const inWords = (field: string, value: unknown) =>
    describeValue(description, { itemId, field, value }, locale);
  return shownFields(named, lost, description).map((field) => ({
    label: labels[field] ?? field,
    text: inWords(field, lost[field]),
    now: now && field !== 'order' ? inWords(field, now[field]) : null,
  }));
}

/** Of what the server lost whole, those that differ are worth naming where it has an earlier version. */
function namedFields(
  { fields, isServerLoss }: ListedConflict['conflict'],
  lost: Fields,
  present: Fields | null,
): readonly string[] {
  if (!isServerLoss || present === null) return fields;
  return Object.keys(lost).filter((field) => !isEqual(lost[field], present[field]));
}

function shownFields(
  named: readonly string[],
  lost: Fields,
  { hiddenFields, follows }: Description,
): readonly string[] {
  if (named.length > 0) {
    return named.filter((field) => !named.includes(follows?.[field] ?? ''));
  }
  return Object.keys(lost).filter(
    (field) => !hiddenFields.includes(field) && !isNothing(lost[field]),
  );
}

/** Not worth a line of its own. */
function isNothing(value: unknown): boolean {
  return value === null || value === '' || value === 0 || value === false;
}
