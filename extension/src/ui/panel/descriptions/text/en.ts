import type { FieldOf, ItemWords } from '../../../text/description.ts';

/** Data types that have no page yet. */
export const pagelessEn = {
  HABITS: {
    dataType: 'habits',
    fields: {
      kind: 'Kind',
      name: 'Name',
      color: 'Color',
      days: 'Days',
      target: 'Target',
      order: 'Place',
      archived: 'Archived',
      createdAt: 'Created',
      habitId: 'Habit',
      day: 'Day',
      count: 'Count',
    },
  } satisfies ItemWords<FieldOf<'HABITS'>>,
  SETTINGS: {
    dataType: 'settings',
    fields: {
      value: 'Value',
    },
  } satisfies ItemWords<FieldOf<'SETTINGS'>>,
  QUICK_LINKS: {
    dataType: 'quick links',
    fields: {
      title: 'Title',
      url: 'Address',
      order: 'Place',
      createdAt: 'Created',
    },
  } satisfies ItemWords<FieldOf<'QUICK_LINKS'>>,
  FOCUS_HISTORY: {
    dataType: 'focus history',
    fields: {
      kind: 'Kind',
      startedAt: 'Started',
      endedAt: 'Ended',
      plannedMinutes: 'Minutes',
      completed: 'Completed',
      label: 'Label',
    },
  } satisfies ItemWords<FieldOf<'FOCUS_HISTORY'>>,
};

export type PagelessTexts = typeof pagelessEn;
