import { type Description, describeOrder, type FieldOf } from '../text/description.ts';
import { formatDay } from '../text/formatDay.ts';
import { todoTexts } from './text/texts.ts';

/** Todos in words, for lists that mix data types. */
export const describeTodo: Description<FieldOf<'TODOS'>> = {
  words: { en: todoTexts.en.words, de: todoTexts.de.words },
  titleFields: ['title'],
  hiddenFields: ['order', 'createdAt', 'completedAt'],
  follows: { completedAt: 'done' },
  values: {
    order: describeOrder,
    priority: (value, { language }) =>
      todoTexts[language].priorities[Number(value)] ?? String(value),
    dueOn: (value, { tag }) => formatDay(String(value), tag),
  },
};
