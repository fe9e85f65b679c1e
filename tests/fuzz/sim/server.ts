import {
  asContent,
  type Cursor,
  type DataType,
  formatCursor,
  type Head,
  type PullPage,
  SCHEMA_VERSION,
  START,
  type StoredItem,
  valueIn,
} from '@daybook/protocol';
import type { OutgoingCommit } from '../../../extension/src/engine/state.ts';
import { decideCommit } from '../../../functions/src/sync/decideCommit.ts';

/** What the simulation may break on purpose, to see that its invariants notice. */
export interface ServerMutations {
  /** Breaks SPEC C2: the direct door doesn't compare `parent`. */
  ignoreParent?: boolean;
}

export type Verdict =
  | { outcome: 'applied'; version: number }
  | { outcome: 'mismatch' }
  | { outcome: 'refused'; message: string };

interface TypeData {
  head: Head<number> | null;
  items: Map<string, StoredItem<number>>;
}

/** The server's data of one account, changed only by what the real `decideCommit` applies. */
export class SimServer {
  readonly #types = new Map<DataType, TypeData>();
  readonly applied: string[] = [];
  now = 1_800_000_000_000;
  isPro = true;
  readonly #mutations: ServerMutations;

  constructor(mutations: ServerMutations) {
    this.#mutations = mutations;
  }

  data(type: DataType): TypeData {
    const data = this.#types.get(type) ?? { head: null, items: new Map() };
    this.#types.set(type, data);
    return data;
  }

  /** The direct door: `firestore.rules` say the same as `decideCommit`, and compare the parent too. */
  commitDirect(type: DataType, commit: OutgoingCommit): Verdict {
    const { head } = this.data(type);
    const isParent = commit.parent === (head?.commitId ?? null);
    if (!isParent && !this.#mutations.ignoreParent) return { outcome: 'mismatch' };
    if (head?.commitId === commit.commitId) return { outcome: 'mismatch' };
    return this.commit(type, commit);
  }

  /** The API door. */
  commit(type: DataType, commit: OutgoingCommit): Verdict {
    const data = this.data(type);
    const { commitId, deviceId, version, changes } = commit;
    const decision = decideCommit({
      type,
      request: {
        version: version - 1,
        commitId,
        deviceId,
        schema: SCHEMA_VERSION,
        changes: changes.map(({ id, value, editedAt }) => ({
          id,
          editedAt,
          ...asContent(value as Record<string, unknown> | null),
        })),
      },
      head: data.head,
      account: null,
      now: this.now,
      writtenAt: this.now,
    });
    if (decision.outcome === 'alreadyApplied') return { outcome: 'applied', version };
    if (decision.outcome === 'refused') {
      return decision.reason === 'VERSION_MISMATCH'
        ? { outcome: 'mismatch' }
        : { outcome: 'refused', message: decision.message };
    }
    data.head = decision.head;
    for (const { id, item } of decision.items) data.items.set(id, item);
    this.applied.push(`${type}/${decision.head.version}/${commitId}`);
    return { outcome: 'applied', version: decision.head.version };
  }

  /** SPEC P2, P3. */
  page(type: DataType, cursor: Cursor, limit: number): PullPage {
    const { head, items } = this.data(type);
    const isBehind = (id: string, version: number) =>
      version > cursor.version ||
      (version === cursor.version && cursor.after !== undefined && id > cursor.after);
    const found = [...items]
      .filter(([id, { version }]) => isBehind(id, version))
      .sort(([a, one], [b, other]) => one.version - other.version || (a < b ? -1 : 1));
    const hasMore = found.length > limit;
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const end: Cursor = head ? { version: head.version, commitId: head.commitId } : START;
    const place = hasMore && last ? { ...last[1], after: last[0] } : end;
    return {
      dataType: type,
      version: end.version,
      commitId: end.commitId,
      schema: SCHEMA_VERSION,
      changes: shown.map(([id, item]) => ({
        id,
        version: item.version,
        commitId: item.commitId,
        editedAt: item.editedAt,
        deviceId: item.deviceId,
        updatedAt: new Date(item.updatedAt).toISOString(),
        ...asContent(valueIn(item) as Record<string, unknown> | null),
      })),
      cursor: formatCursor(place),
      hasMore,
    };
  }
}
