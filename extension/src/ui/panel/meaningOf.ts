import type { SyncStatus } from '../../shared/status.ts';
import type { Locale } from '../text/locale.ts';

/** What a status means for the person, in a sentence or two. */
export function meaningOf(status: SyncStatus, { tag, messages }: Locale): string {
  switch (status.state) {
    case 'attention':
      return messages.sync.attention[status.reason];
    case 'update-required': {
      const names = status.dataTypes.map((type) => messages.dataTypes[type]);
      return messages.sync.updateRequired(new Intl.ListFormat(tag).format(names));
    }
    default:
      return messages.sync.meaning[status.state];
  }
}
