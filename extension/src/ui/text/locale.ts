/** The languages of the texts. */
export type Language = 'en' | 'de';

/** The language of the page. */
export interface Locale {
  /** The BCP 47 tag for dates, times and lists. */
  tag: string;
  /** The language of the texts. */
  language: Language;
}

/** The locale for `language` (a BCP 47 tag); its texts are English if there are none in that language. */
export function localeOf(language: string): Locale {
  const [primary = ''] = language.toLowerCase().split('-');
  return primary === 'de'
    ? { tag: language, language: 'de' }
    : { tag: englishTag(primary, language), language: 'en' };
}

/** English texts with the dates of another language would mix two languages in one line. */
function englishTag(primary: string, language: string): string {
  return primary === 'en' ? language : 'en';
}
