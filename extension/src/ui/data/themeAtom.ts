import { atom } from 'jotai/vanilla';
import { asTheme, type Theme } from '../style/theme.ts';
import { createItemsAtom } from './createItemsAtom.ts';

const settingsAtom = createItemsAtom('SETTINGS', (a, b) => (a.id < b.id ? -1 : 1));

/** The theme that the person chose. */
export const themeAtom = atom((get): Theme => {
  const found = get(settingsAtom).find(({ id }) => id === 'theme');
  return asTheme(found?.value.value);
});
