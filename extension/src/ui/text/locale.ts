import { de } from './de.ts';
import { en, type Messages } from './en.ts';

/** The language of the page: its texts, and the tag that formats dates and times. */
export interface Locale {
  tag: string;
  /** That of the texts. */
  language: 'en' | 'de';
  messages: Messages;
}

/** The texts in `language` (a BCP 47 tag), in English if there are none. */
export function localeOf(language: string): Locale {
  const [primary = ''] = language.toLowerCase().split('-');
  return primary === 'de'
    ? { tag: language, language: 'de', messages: de }
    : { tag: englishTag(primary, language), language: 'en', messages: en };
}

/** English texts with the dates of another language would mix two languages in one line. */
function englishTag(primary: string, language: string): string {
  return primary === 'en' ? language : 'en';
}
