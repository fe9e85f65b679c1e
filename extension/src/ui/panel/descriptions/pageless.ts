import { readCheckinId } from '@daybook/protocol';
import { type Description, describeOrder, type FieldOf } from '../../text/description.ts';
import { formatDay } from '../../text/formatDay.ts';
import { formatTime } from '../../text/formatTime.ts';
import { formatWeekdays } from '../../text/formatWeekdays.ts';
import { pagelessTexts } from './text/texts.ts';

const { en, de } = pagelessTexts;

export const describeHabitsItem: Description<FieldOf<'HABITS'>> = {
  words: { en: en.HABITS, de: de.HABITS },
  titleFields: ['name'],
  // A check-in's id says of which habit and day it is (SPEC D12).
  nameOf({ itemId, habit }, { language, tag }) {
    const checkin = readCheckinId(itemId);
    const name = habit && 'name' in habit ? habit.name : null;
    return checkin
      ? pagelessTexts[language].HABITS.checkin(name, formatDay(checkin.day, tag))
      : undefined;
  },
  hiddenFields: ['order', 'createdAt', 'kind', 'habitId', 'day'],
  values: {
    order: describeOrder,
    color: (value, { language }) => wordOf(pagelessTexts[language].HABITS.colors, value),
    day: (value, { tag }) => formatDay(String(value), tag),
    days: (value, { tag }) => (Array.isArray(value) ? formatWeekdays(value, tag) : String(value)),
  },
};

export const describeSetting: Description<FieldOf<'SETTINGS'>> = {
  words: { en: en.SETTINGS, de: de.SETTINGS },
  titleFields: [],
  nameOf: ({ itemId }, { language }) =>
    entryOf<string>(pagelessTexts[language].SETTINGS.names, itemId),
  hiddenFields: [],
  values: {
    value: (value, { language }, name) =>
      wordOf(entryOf<object>(pagelessTexts[language].SETTINGS.values, name) ?? {}, value),
  },
};

export const describeQuickLink: Description<FieldOf<'QUICK_LINKS'>> = {
  words: { en: en.QUICK_LINKS, de: de.QUICK_LINKS },
  titleFields: ['title', 'url'],
  hiddenFields: ['order', 'createdAt'],
  values: { order: describeOrder },
};

export const describeFocusEntry: Description<FieldOf<'FOCUS_HISTORY'>> = {
  words: { en: en.FOCUS_HISTORY, de: de.FOCUS_HISTORY },
  titleFields: ['label'],
  nameOf: ({ value }, { tag }) =>
    value && 'startedAt' in value ? formatTime(value.startedAt, tag) : undefined,
  hiddenFields: ['kind'],
  values: {},
};

/** The word for a value; the value itself where there is none, as for what a person typed. */
function wordOf(words: object, value: unknown): string {
  return entryOf<string>(words, String(value)) ?? String(value);
}

function entryOf<Entry>(entries: object, key: string): Entry | undefined {
  return Object.hasOwn(entries, key) ? (entries as Record<string, Entry>)[key] : undefined;
}
