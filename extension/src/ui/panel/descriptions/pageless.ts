import { type Description, describeOrder, type FieldOf } from '../../text/description.ts';
import { formatDay } from '../../text/formatDay.ts';
import { formatWeekdays } from '../../text/formatWeekdays.ts';
import { pagelessTexts } from './text/texts.ts';

const { en, de } = pagelessTexts;

export const describeHabitsItem: Description<FieldOf<'HABITS'>> = {
  words: { en: en.HABITS, de: de.HABITS },
  titleFields: ['name'],
  hiddenFields: ['order', 'createdAt', 'kind', 'habitId'],
  values: {
    order: describeOrder,
    day: (value, { tag }) => formatDay(String(value), tag),
    days: (value, { tag }) => (Array.isArray(value) ? formatWeekdays(value, tag) : String(value)),
  },
};

export const describeSetting: Description<FieldOf<'SETTINGS'>> = {
  words: { en: en.SETTINGS, de: de.SETTINGS },
  titleFields: [],
  hiddenFields: [],
  values: {},
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
  hiddenFields: ['kind'],
  values: {},
};
