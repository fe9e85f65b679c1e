import type { DataType, ItemValue, SETTING_DEFAULTS } from '@daybook/protocol';
import type { FieldOf, ItemWords } from '../../../text/description.ts';
import { isolated } from '../../../text/isolated.ts';

type Words<Type extends DataType> = ItemWords<FieldOf<Type>>['fields'];
type HabitColor = Extract<ItemValue<'HABITS'>, { kind: 'habit' }>['color'];
type Settings = typeof SETTING_DEFAULTS;
type SettingName = keyof Settings;
type SettingValue<Name extends SettingName> = Settings[Name];

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
    } satisfies Words<'HABITS'>,
    colors: {
      red: 'red',
      orange: 'orange',
      yellow: 'yellow',
      green: 'green',
      teal: 'teal',
      blue: 'blue',
      purple: 'purple',
      pink: 'pink',
      gray: 'gray',
    } satisfies Record<HabitColor, string>,
    /** Null where the habit isn't known. */
    checkin: (habit: string | null, day: string) =>
      `${habit === null ? 'Unknown habit' : isolated(habit)} · ${day}`,
  },
  SETTINGS: {
    dataType: 'settings',
    fields: {
      value: 'Value',
    } satisfies Words<'SETTINGS'>,
    /** By the setting's name, which is its id. */
    names: {
      theme: 'Theme',
      language: 'Language',
      displayName: 'Your name',
      clockFormat: 'Clock',
      weekStartsOn: 'First day of the week',
      focusMinutes: 'Minutes of focus',
      breakMinutes: 'Minutes of break',
    } satisfies Record<SettingName, string>,
    values: {
      theme: {
        system: 'as the system',
        light: 'light',
        dark: 'dark',
      } satisfies Record<SettingValue<'theme'>, string>,
      language: {
        system: 'as the system',
        en: 'English',
        de: 'German',
      } satisfies Record<SettingValue<'language'>, string>,
      clockFormat: {
        system: 'as the system',
        '12h': '12 hours',
        '24h': '24 hours',
      } satisfies Record<SettingValue<'clockFormat'>, string>,
      weekStartsOn: {
        system: 'as the system',
        monday: 'Monday',
        sunday: 'Sunday',
      } satisfies Record<SettingValue<'weekStartsOn'>, string>,
    },
  },
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
