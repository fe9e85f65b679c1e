import type { ReachedQuota, SyncStatus } from '../../shared/status.ts';
import type { Locale } from '../text/locale.ts';
import { DESCRIPTIONS } from './descriptions/descriptions.ts';
import { panelTexts } from './text/texts.ts';

/** What a status means for the person, in a sentence or two. */
export function meaningOf(status: SyncStatus, { tag, language }: Locale): string {
  const texts = panelTexts[language];
  switch (status.state) {
    case 'attention':
      return status.reason === 'quota-reached'
        ? quotaReached(status, { tag, language })
        : texts.attention[status.reason];
    case 'update-required': {
      const names = status.dataTypes.map((type) => DESCRIPTIONS[type].words[language].dataType);
      return texts.updateRequired(new Intl.ListFormat(tag).format(names));
    }
    default:
      return texts.meaning[status.state];
  }
}

function quotaReached({ dataType, quota, limit }: ReachedQuota, { tag, language }: Locale): string {
  const name = DESCRIPTIONS[dataType].words[language].dataType;
  const { items, megabytes } = panelTexts[language].quotaReached;
  const shown = (count: number) => new Intl.NumberFormat(tag).format(count);
  return quota === 'items' ? items(name, shown(limit)) : megabytes(name, shown(limit / MEBIBYTE));
}

const MEBIBYTE = 1024 * 1024;
