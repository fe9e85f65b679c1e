import type { SettingName, SettingValue } from './items/settings.ts';

/** What a setting is while no item says otherwise: defaults are not stored (SPEC D13). Without zod, for the new tab. */
export const SETTING_DEFAULTS: { readonly [Name in SettingName]: SettingValue<Name> } = {
  theme: 'system',
  language: 'system',
  displayName: '',
  clockFormat: 'system',
  weekStartsOn: 'system',
  focusMinutes: 25,
  breakMinutes: 5,
};
