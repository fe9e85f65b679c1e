import type { DataType, ItemValue } from '@daybook/protocol';
import type { WriteEdits } from './editWriter.ts';
import type { Listed } from './itemList.ts';

/** What can be done to items of any type. Each resolves when it is stored on this device, and rejects if that fails. */
export interface ItemActions<Value> {
  /** Adds an item, or brings a removed one back as it was. */
  put(listed: Listed<Value>): Promise<void>;
  change(listed: Listed<Value>, fields: Partial<Value>): Promise<void>;
  /** Stores all of the changes or none. */
  changeAll(changes: readonly Change<Value>[]): Promise<void>;
  remove(listed: Listed<Value>): Promise<void>;
}

export interface Change<Value> {
  listed: Listed<Value>;
  fields: Partial<Value>;
}

export function createActions<Type extends DataType>(
  dataType: Type,
  write: WriteEdits,
): ItemActions<ItemValue<Type>> {
  const changeAll = (changes: readonly Change<ItemValue<Type>>[]) =>
    write(
      changes.map(({ listed: { id, value }, fields }) => ({
        dataType,
        itemId: id,
        before: value,
        value: { ...value, ...fields },
      })),
    );

  return {
    put: ({ id, value }) => write([{ dataType, itemId: id, before: null, value }]),
    change: (listed, fields) => changeAll([{ listed, fields }]),
    changeAll,
    remove: ({ id, value }) => write([{ dataType, itemId: id, before: value, value: null }]),
  };
}
