/** The languages that there are texts in. */
export type Language = 'en' | 'de';

/** The language of the page. */
export interface Locale {
  /** The BCP 47 tag that formats dates, times and numbers. */
  tag: string;
  /** That of the texts. */
  language: Language;
}

/** For `language` (a BCP 47 tag), with English texts if there are none in it. */
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
