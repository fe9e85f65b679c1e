import type { DataType } from '@daybook/protocol';
import type { Description } from '../../text/description.ts';
import { describeTodo } from '../../todos/describe.ts';
import {
  describeFocusEntry,
  describeHabitsItem,
  describeQuickLink,
  describeSetting,
} from './pageless.ts';

/** How the items of each data type are put into words: by its page where it has one. */
export const DESCRIPTIONS: Readonly<Record<DataType, Description>> = {
  TODOS: describeTodo,
  HABITS: describeHabitsItem,
  SETTINGS: describeSetting,
  QUICK_LINKS: describeQuickLink,
  FOCUS_HISTORY: describeFocusEntry,
};
