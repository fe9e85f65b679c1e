import { z } from 'zod';
import { FIELD_LIMITS } from '../fieldLimits.ts';
import { integer, text } from '../primitives.ts';

const LIMITS = FIELD_LIMITS.setting;

const minutes = integer(LIMITS.minutes);

/** Each setting's type; its name is its item's id. Defaults are not stored (SPEC D13). */
export const SETTING_VALUE_SCHEMAS = {
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
  displayName: text(LIMITS.displayName),
  clockFormat: z.enum(['system', '12h', '24h']),
  weekStartsOn: z.enum(['system', 'monday', 'sunday']),
  focusMinutes: minutes,
  breakMinutes: minutes,
} as const;

export type SettingName = keyof typeof SETTING_VALUE_SCHEMAS;
export type SettingValue<Name extends SettingName> = z.infer<(typeof SETTING_VALUE_SCHEMAS)[Name]>;

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTING_VALUE_SCHEMAS, name);
}

/** The stored value of the setting `name`: `{ value }` of its type. */
export function settingSchema(name: SettingName) {
  return SETTING_SCHEMAS[name];
}

const SETTING_SCHEMAS = Object.fromEntries(
  Object.entries(SETTING_VALUE_SCHEMAS).map(([name, value]) => [name, z.strictObject({ value })]),
) as unknown as Record<SettingName, z.ZodType<Setting>>;

export type Setting = { value: SettingValue<SettingName> };
