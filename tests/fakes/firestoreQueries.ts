import { dirname } from 'node:path';
import type { WireDocument } from './firestoreDocuments.ts';
import type { WireTime, WireValue } from './firestoreValues.ts';

/** A query as the protocol has it, as far as ours go. */
export interface WireQuery {
  from?: { collectionId?: string; allDescendants?: boolean }[];
  where?: WireFilter;
  orderBy?: { field: WireField }[];
  startAt?: { values?: WireValue[]; before?: boolean };
  select?: { fields?: WireField[] };
  limit?: { value: number };
}

interface WireField {
  fieldPath: string;
}

interface WireFilter {
  compositeFilter?: { filters?: WireFilter[] };
  fieldFilter?: { field: WireField; op: keyof typeof OPERATORS; value: WireValue };
}

const OPERATORS = {
  EQUAL: (order: number) => order === 0,
  LESS_THAN: (order: number) => order < 0,
  LESS_THAN_OR_EQUAL: (order: number) => order <= 0,
  GREATER_THAN: (order: number) => order > 0,
  GREATER_THAN_OR_EQUAL: (order: number) => order >= 0,
};

/** What the query finds below `parent`, in its order. All of its orders are ascending. */
export function runQuery(
  documents: readonly WireDocument[],
  parent: string,
  { from = [], where, orderBy = [], startAt, select, limit }: WireQuery,
): WireDocument[] {
  const [{ collectionId, allDescendants = false } = {}] = from;
  const fields = orderBy.map(({ field }) => field.fieldPath);
  if (!fields.includes(NAME)) fields.push(NAME);
  const found = documents
    .filter(({ name }) => {
      const collection = dirname(name);
      const isBelow = name.startsWith(`${parent}/`);
      const isIn = allDescendants ? isBelow : dirname(collection) === parent;
      return isIn && (!collectionId || collection.endsWith(`/${collectionId}`));
    })
    .filter((document) => fields.every((field) => fieldOf(document, field) !== undefined))
    .filter((document) => !where || passes(document, where))
    .sort((a, b) => compareBy(fields, a, (field) => fieldOf(b, field)))
    .filter((document) => !startAt || isBehind(document, fields, startAt));
  return found.slice(0, limit?.value ?? found.length).map((document) => only(document, select));
}

const NAME = '__name__';

function fieldOf(document: WireDocument, field: string): WireValue | undefined {
  return field === NAME ? { referenceValue: document.name } : document.fields?.[field];
}

function passes(document: WireDocument, { compositeFilter, fieldFilter }: WireFilter): boolean {
  if (compositeFilter) {
    return (compositeFilter.filters ?? []).every((filter) => passes(document, filter));
  }
  if (!fieldFilter) return true;
  const value = fieldOf(document, fieldFilter.field.fieldPath);
  if (!value || rankOf(value) !== rankOf(fieldFilter.value)) return false;
  return OPERATORS[fieldFilter.op](compare(value, fieldFilter.value));
}

function isBehind(
  document: WireDocument,
  fields: readonly string[],
  { values = [], before = false }: NonNullable<WireQuery['startAt']>,
): boolean {
  const given = fields.slice(0, values.length);
  const order = compareBy(given, document, (field) => values[given.indexOf(field)]);
  return before ? order >= 0 : order > 0;
}

function only(document: WireDocument, select: WireQuery['select']): WireDocument {
  if (!select) return document;
  const names = (select.fields ?? []).map(({ fieldPath }) => fieldPath);
  const kept = Object.entries(document.fields ?? {}).filter(([name]) => names.includes(name));
  return { ...document, fields: Object.fromEntries(kept) };
}

function compareBy(
  fields: readonly string[],
  document: WireDocument,
  other: (field: string) => WireValue | undefined,
): number {
  for (const field of fields) {
    const order = compare(fieldOf(document, field) ?? {}, other(field) ?? {});
    if (order !== 0) return order;
  }
  return 0;
}

/** Values of different types sort by their types, in the order of Firestore. */
function compare(a: WireValue, b: WireValue): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA - rankB;
  const [sortA, sortB] = [sortOf(a), sortOf(b)];
  for (const [index, part] of sortA.entries()) {
    const other = sortB[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return sortA.length - sortB.length;
}

function rankOf(value: WireValue): number {
  return RANKS.findIndex((names) => names.some((name) => value[name] !== undefined));
}

const RANKS: readonly (readonly (keyof WireValue)[])[] = [
  ['nullValue'],
  ['booleanValue'],
  ['integerValue', 'doubleValue'],
  ['timestampValue'],
  ['stringValue'],
  ['referenceValue'],
];

function sortOf(value: WireValue): (string | number)[] {
  if (value.referenceValue !== undefined) return value.referenceValue.split('/');
  if (value.timestampValue) return timeSort(value.timestampValue);
  if (value.booleanValue !== undefined) return [Number(value.booleanValue)];
  return [value.stringValue ?? Number(value.integerValue ?? value.doubleValue ?? 0)];
}

function timeSort({ seconds = '0', nanos = 0 }: WireTime): number[] {
  return [Number(seconds), nanos];
}
