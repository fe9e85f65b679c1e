import { readCheckinId } from '@daybook/protocol';
import { useAtomValue } from 'jotai';
import { visibleItems } from '../../shared/snapshot.ts';
import type { ItemPlace } from '../../shared/status.ts';
import { UserText } from '../text/UserText.tsx';
import { useLocale, useTexts } from '../text/useTexts.ts';
import { itemTitle } from './descriptions/itemTitle.ts';
import { snapshotAtom } from './snapshotAtom.ts';
import { panelTexts } from './text/texts.ts';

/** More would hide what else the panel has. */
const MOST_NAMED = 3;

/** What stays on this device, by name, so that the person finds it (SPEC C14, C17). */
export function StayingItems({ items }: { items: readonly ItemPlace[] }) {
  const locale = useLocale();
  const texts = useTexts(panelTexts);
  const snapshot = useAtomValue(snapshotAtom);
  return (
    <ul className="sync-refused">
      {items.slice(0, MOST_NAMED).map(({ dataType, itemId }) => {
        const present = visibleItems(snapshot, dataType);
        const { habitId = '' } = readCheckinId(itemId) ?? {};
        const item = {
          ...{ itemId, value: present.get(itemId) ?? null },
          habit: present.get(habitId),
        };
        return (
          <li key={`${dataType}/${itemId}`} className="conflict-title">
            <UserText text={itemTitle(dataType, item, locale)} />
          </li>
        );
      })}
      {items.length > MOST_NAMED && <li>{texts.others}</li>}
    </ul>
  );
}
