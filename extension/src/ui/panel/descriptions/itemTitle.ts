import type { DataType, ItemValue } from '@daybook/protocol';
import type { NamedItem } from '../../text/description.ts';
import type { Locale } from '../../text/locale.ts';
import { DESCRIPTIONS } from './descriptions.ts';

/** What people call an item; that of its data type where there are no other words for it. */
export function itemTitle(dataType: DataType, item: NamedItem, locale: Locale): string {
  const { nameOf, words } = DESCRIPTIONS[dataType];
  return (
    typedTitle(dataType, item.value) ?? nameOf?.(item, locale) ?? words[locale.language].dataType
  );
}

/** The title that a person gave it; null where there is none. */
export function typedTitle(dataType: DataType, value: ItemValue | null): string | null {
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
  const title = DESCRIPTIONS[dataType].titleFields.map((name) => fields[name]).find(Boolean);
  return typeof title === 'string' ? title : null;
}
