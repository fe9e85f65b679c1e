import { paths, type StoredItem, type Todo, valueIn } from '@daybook/protocol';
import { admin } from '../../../tools/clients/admin.ts';

/** The titles of the todos that the server has of a user, sorted. */
export async function storedTitles(uid: string): Promise<string[]> {
  const items = await admin().db.collection(paths.items(uid, 'TODOS')).get();
  const values = items.docs.map((item) => valueIn(item.data() as StoredItem) as Todo | null);
  return values.flatMap((value) => (value ? [value.title] : [])).sort();
}
