import type { DataType, ItemValue } from '@daybook/protocol';
import { formatTime } from './formatTime.ts';
import type { Language, Locale } from './locale.ts';
import { commonTexts } from './texts.ts';

type KeysOf<Value> = Value extends unknown ? keyof Value : never;

/** Every field that an item of the type can have. */
export type FieldOf<Type extends DataType> = KeysOf<ItemValue<Type>>;

/** The words for the items of one data type, in one language. */
export interface ItemWords<Field extends string = string> {
  /** What the items are called within a sentence. */
  dataType: string;
  fields: Readonly<Record<Field, string>>;
}

/** How items of one data type are put into words. */
export interface Description<Field extends string = string> {
  words: Readonly<Record<Language, ItemWords<Field>>>;
  /** The fields that say which item it is, in this order. */
  titleFields: readonly Field[];
  /** What an item is called that has none of these; undefined where there are no words for it. */
  nameOf?: (item: NamedItem, locale: Locale) => string | undefined;
  /** Fields that follow from others or mean nothing to people. */
  hiddenFields: readonly Field[];
  /** Fields that change together with another one; they are left out beside it. */
  follows?: { readonly [Name in Field]?: Field };
  /** Fields whose values have their own words; all others are described by the type of their value. */
  values: { readonly [Name in Field]?: (value: unknown, locale: Locale, itemId: string) => string };
}

/** What an item without a title is named by. */
export interface NamedItem {
  itemId: string;
  /** Null if only its deletion is known. */
  value: ItemValue | null;
  /** Of a check-in, where it is known. */
  habit: ItemValue | undefined;
}

/** A field of an item, with its value. */
export interface FieldValue {
  itemId: string;
  field: string;
  value: unknown;
}

/** The value of a field as people read it. */
export function describeValue(
  { values }: Description,
  { itemId, field, value }: FieldValue,
  locale: Locale,
): string {
  const texts = commonTexts[locale.language];
  if (value === null || value === undefined || value === '') return texts.none;
  const describe = values[field];
  if (describe) return describe(value, locale, itemId);
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'number' && field.endsWith('At')) return formatTime(value, locale.tag);
  return String(value);
}

/** A fractional index means nothing to people. */
export function describeOrder(_order: unknown, { language }: Locale): string {
  return commonTexts[language].otherPlace;
}
