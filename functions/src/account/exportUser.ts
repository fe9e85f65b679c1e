import { DATA_TYPES, type DataType, paths } from '@daybook/protocol';
import type { Fields } from '../sync/documentStore.ts';
import { nothing, present, snapshotOf } from '../sync/snapshot.ts';
import type { HeadRead, SyncReader } from '../sync/store.ts';
import { entriesJson, objectJson, type StreamedEntry } from '../textStream.ts';
import type { NamedDocuments, Profile } from './accounts.ts';
import { asJson } from './asJson.ts';

/** What is no head or item, as it is stored, by its path; there is little of it. */
type Broken = Map<string, Fields>;

/**
 * The JSON of everything that is kept of a user, the synced data as of the moment that `reader` reads, however much that
 * is (SPEC A14, `UserExport`). `now` is ms since 1970.
 */
export async function* exportJson(
  reader: SyncReader,
  { user, subscription, billing, devices }: Profile,
  uid: string,
  now: number,
): AsyncGenerator<string> {
  const heads = await reader.heads(DATA_TYPES);
  const profile = asJson({ user, subscription }) as object;
  const fields = { exportedAt: new Date(now).toISOString(), uid, ...profile };
  yield* objectJson(fields, streamed());

  async function* streamed(): AsyncGenerator<StreamedEntry> {
    yield ['billing', entriesJson(asStored(billing))];
    yield ['devices', entriesJson(asStored(devices))];
    const broken: Broken = new Map();
    const types = DATA_TYPES.map((type, index): StreamedEntry => {
      return [type, partJson(reader, uid, type, heads[index] ?? null, broken)];
    });
    yield ['dataTypes', objectJson({}, types)];
    if (broken.size > 0) yield ['broken', entriesJson(asStored(onePage(broken)))];
  }
}

async function* asStored(pages: AsyncIterable<NamedDocuments>) {
  for await (const page of pages) yield page.map(([name, data]) => [name, asJson(data)] as const);
}

async function* onePage(broken: Broken): AsyncGenerator<NamedDocuments> {
  yield [...broken];
}

/** Under a broken head the items are read all the same. */
async function* partJson(
  reader: SyncReader,
  uid: string,
  type: DataType,
  read: HeadRead,
  broken: Broken,
): AsyncGenerator<string> {
  if (read === null) return yield* snapshotOf(type, null, nothing());
  if ('broken' in read) broken.set(paths.head(uid, type), read.broken);
  const head = 'broken' in read ? null : read;
  yield* snapshotOf(type, head, values());

  async function* values() {
    const newest = head?.version ?? Number.MAX_SAFE_INTEGER;
    for await (const page of reader.itemPages(type, newest)) {
      for (const { id, fields } of page.broken) broken.set(paths.item(uid, type, id), fields);
      yield present(page.items);
    }
  }
}
