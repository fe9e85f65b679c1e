import { z } from 'zod';
import { integer, text } from '../primitives.ts';

const minutes = integer(1, 180);

/** Each setting's type; its name is its item's id. Defaults are not stored (SPEC D13). */
export const SETTINGS = {
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
  displayName: text(0, 50),
  clockFormat: z.enum(['system', '12h', '24h']),
  weekStartsOn: z.enum(['system', 'monday', 'sunday']),
  focusMinutes: minutes,
  breakMinutes: minutes,
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingValue<Name extends SettingName> = z.infer<(typeof SETTINGS)[Name]>;

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** The stored value of the setting `name`: `{ value }` of its type. */
export function settingSchema(name: SettingName) {
  return SETTING_SCHEMAS[name];
}

const SETTING_SCHEMAS = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, value]) => [name, z.strictObject({ value })]),
) as unknown as Record<SettingName, z.ZodType<Setting>>;

export type Setting = { value: SettingValue<SettingName> };
