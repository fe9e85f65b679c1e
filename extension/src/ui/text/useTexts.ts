import { createContext, useContext } from 'react';
import type { Language, Locale } from './locale.ts';

export const LocaleContext = createContext<Locale | null>(null);

export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error('useLocale needs a LocaleContext above it');
  return locale;
}

/** The texts in the language of the page. */
export function useTexts<Texts>(texts: Readonly<Record<Language, Texts>>): Texts {
  return texts[useLocale().language];
}
