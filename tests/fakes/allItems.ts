import type { DocumentRead, DocumentReader } from '../../functions/src/sync/documentStore.ts';

/** All pages of the todos together. */
export async function allItems(reader: DocumentReader): Promise<DocumentRead[]> {
  const all: DocumentRead[] = [];
  for await (const page of reader.itemPages('TODOS')) all.push(...page);
  return all;
}
