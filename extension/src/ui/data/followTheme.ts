import { rememberTheme, showTheme } from '../style/theme.ts';
import type { Store } from './storedAtom.ts';
import { themeAtom } from './themeAtom.ts';

/** Shows the theme of the setting, now and whenever it changes, and remembers it for the next tab (SPEC N11). */
export function followTheme(store: Store, root: Pick<HTMLElement, 'dataset'>): void {
  const follow = () => {
    const theme = store.get(themeAtom);
    showTheme(theme, root);
    rememberTheme(theme);
  };
  follow();
  store.sub(themeAtom, follow);
}
