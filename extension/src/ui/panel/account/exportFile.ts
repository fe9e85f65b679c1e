import { DATA_TYPES, type DataType, type ItemValue, type UserExport } from '@daybook/protocol';
import { entriesOf } from '../../../shared/items.ts';
import { type LocalSnapshot, visibleItems } from '../../../shared/snapshot.ts';
import type { DataFile } from '../saveFile.ts';
import type { AccountTexts } from './text/en.ts';

/** All data of the account as one file: the server's, and what only this device has (SPEC U12). */
export function exportFile(exported: UserExport, snapshot: LocalSnapshot): DataFile {
  const onlyOnThisDevice = unsentItems(snapshot);
  return {
    name: `daybook-${exported.exportedAt.slice(0, 10)}.json`,
    text: JSON.stringify({ ...exported, onlyOnThisDevice }, null, 2),
  };
}

/** What is said once the file is saved. */
export function exportedText(fileName: string, brokenCount: number, texts: AccountTexts): string {
  const said = texts.exported(fileName);
  return brokenCount === 0 ? said : `${said} ${texts.exportedBroken(brokenCount)}`;
}

type UnsentItems = Partial<Record<DataType, Record<string, ItemValue | null>>>;

/** Each item that differs from the server's, as it is shown; null if it was deleted. */
function unsentItems(snapshot: LocalSnapshot): UnsentItems {
  const unsent: UnsentItems = {};
  for (const type of DATA_TYPES) {
    const edited = snapshot.edits.filter(({ dataType }) => dataType === type);
    const ids = new Set([
      ...[...entriesOf(snapshot.items[type].local)].map(([id]) => id),
      ...edited.map(({ itemId }) => itemId),
    ]);
    if (ids.size === 0) continue;
    const visible = visibleItems(snapshot, type);
    unsent[type] = Object.fromEntries([...ids].map((id) => [id, visible.get(id) ?? null]));
  }
  return unsent;
}
