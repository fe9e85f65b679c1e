/** Null is what the system prefers. */
export type Theme = 'light' | 'dark' | null;

const KEY = 'theme';

export function asTheme(value: unknown): Theme {
  return value === 'light' || value === 'dark' ? value : null;
}

/** The theme as this device last had it: chrome.storage can't be read before the first paint (SPEC N11). */
export function rememberedTheme(): Theme {
  try {
    return asTheme(localStorage.getItem(KEY));
  } catch {
    // The person may have forbidden all pages to store anything.
    return null;
  }
}

export function rememberTheme(theme: Theme): void {
  try {
    if (theme === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // As above: then a tab shows it a moment later.
  }
}

export function showTheme(theme: Theme, { dataset }: Pick<HTMLElement, 'dataset'>): void {
  if (theme === null) delete dataset.theme;
  else dataset.theme = theme;
}
