import type { SyncStatus } from '../../shared/status.ts';
import type { Locale } from '../text/locale.ts';
import { DESCRIPTIONS } from './descriptions/descriptions.ts';
import { panelTexts } from './text/texts.ts';

/** What a status means for the person, in a sentence or two. */
export function meaningOf(status: SyncStatus, { tag, language }: Locale): string {
  const texts = panelTexts[language];
  switch (status.state) {
    case 'attention':
      return texts.attention[status.reason];
    case 'update-required': {
      const names = status.dataTypes.map((type) => DESCRIPTIONS[type].words[language].dataType);
      return texts.updateRequired(new Intl.ListFormat(tag).format(names));
    }
    default:
      return texts.meaning[status.state];
  }
}
