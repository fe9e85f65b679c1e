import { type Cursor, parseCursor, type Revision, START, valueIn } from '@daybook/protocol';
import type { SimServer } from '../server.ts';
import type { TypeData } from '../serverData.ts';
import type { TypeCase } from './plannerCase.ts';

/** What the device has read of a type, and how far that is. */
export interface Known {
  readonly cursor: Cursor | null;
  /** Tombstones too, which a device doesn't keep. */
  readonly items: ReadonlyMap<string, KnownItem>;
}

export interface KnownItem extends Revision {
  readonly version: number;
}

const NOTHING: Known = { cursor: null, items: new Map() };

/** `old` is what the server had at first; it has what the device can know at most. */
export function knownOf(
  { type, cursor }: TypeCase,
  server: SimServer,
  old: TypeData | undefined,
): Known {
  const now = server.data(type);
  switch (cursor) {
    case 'none':
      return NOTHING;
    case 'first pull':
      return withPage(server, type, NOTHING);
    case 'pull':
      return old ? withPage(server, type, whole(old)) : NOTHING;
    default:
      return whole(now);
  }
}

function whole({ head, items }: TypeData): Known {
  return {
    cursor: head ? { version: head.version, commitId: head.commitId, at: head.updatedAt } : START,
    items: new Map(
      [...items].map(([id, item]) => [
        id,
        {
          value: valueIn(item) as Revision['value'],
          editedAt: item.editedAt,
          version: item.version,
        },
      ]),
    ),
  };
}

/** One page on top of what was known. */
function withPage(server: SimServer, type: TypeCase['type'], { cursor, items }: Known): Known {
  const page = server.page(type, cursor ?? START);
  const place = page && parseCursor(page.cursor);
  if (!page || !place) throw new Error(`No page of ${type}`);
  const known = new Map(items);
  for (const change of page.changes) {
    const { id, editedAt, version } = change;
    known.set(id, { value: valueIn(change) as Revision['value'], editedAt, version });
  }
  return { cursor: place, items: known };
}
