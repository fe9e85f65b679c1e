import {
  asContent,
  type Cursor,
  type DataType,
  type Head,
  type HeadChanges,
  headChangesOf,
  isEqual,
  LIMITS,
  type PullPage,
  patchedFields,
  SCHEMA_VERSION,
  type StoredItem,
} from '@daybook/protocol';
import type { OutgoingCommit, SentChange } from '../../extension/src/engine/contract/commit.ts';
import { decideCommit } from '../../functions/src/sync/decideCommit.ts';
import { cursorExpiry } from '../../functions/src/sync/expiry.ts';
import { pageOf } from '../../functions/src/sync/pull.ts';

/** What the simulation may break on purpose, to see that its invariants notice. */
export interface ServerMutations {
  /** Breaks SPEC P6: no cursor ever expires. */
  ignorePurge?: boolean;
  /** Breaks SPEC C2: the direct door doesn't compare `parent`. */
  ignoreParent?: boolean;
}

export interface ServerOptions extends ServerMutations {
  /** Small, so that histories have pulls of several pages. */
  pageSize?: number;
  maxRequestBytes?: number;
}

export type Verdict =
  | { outcome: 'applied'; version: number }
  | { outcome: 'mismatch' }
  | { outcome: 'refused'; message: string };

/** What the claims were when it was issued; both doors go by it. */
export interface Token {
  isPro: boolean;
  /** When Pro ends, ms. */
  proUntil: number;
  /** Whole seconds, in ms. */
  issuedAt: number;
}

export interface TypeData {
  readonly head: Head<number> | null;
  readonly items: ReadonlyMap<string, StoredItem<number>>;
}

/** Of a data type that has more items, pages are larger. */
const MOST_PAGES = 40;

const NOTHING: TypeData = { head: null, items: new Map() };

/** The server's data of one account, changed only by what the real `decideCommit` applies, and by an admin's hand. */
export class SimServer {
  readonly #types = new Map<DataType, TypeData>();
  /** What each commit of this history made of its type. */
  readonly #states = new Map<string, TypeData>();
  readonly applied: string[] = [];
  /** Each head as it was written, in order: what a watch brings. */
  readonly heads: { type: DataType; head: Head<number> | null }[] = [];
  /** The ids in the account's list of devices. */
  readonly devices = new Set<string>();
  now = 1_800_000_000_000;
  /** When the claims last changed, as the account's document says; 0 if they never did. */
  claimsUpdatedAt = 0;
  #claims = { isPro: true, proUntil: Number.MAX_SAFE_INTEGER };
  readonly #options: ServerOptions;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  setPro(isPro: boolean, proUntil = Number.MAX_SAFE_INTEGER): void {
    this.#claims = { isPro, proUntil };
    this.claimsUpdatedAt = this.now;
  }

  issueToken(): Token {
    return { ...this.#claims, issuedAt: Math.floor(this.now / 1_000) * 1_000 };
  }

  data(type: DataType): TypeData {
    return this.#types.get(type) ?? NOTHING;
  }

  /** The type as that commit of the present history left it; undefined where this history has no such commit. */
  stateAt(type: DataType, { version, commitId }: Cursor): TypeData | undefined {
    if (version === 0) return NOTHING;
    const state = this.#states.get(`${type}/${commitId}`);
    return state?.head?.version === version ? state : undefined;
  }

  isTooLarge(changes: readonly SentChange[]): boolean {
    const { maxRequestBytes = LIMITS.maxRequestBytes } = this.#options;
    if (changes.length < 30 && maxRequestBytes === LIMITS.maxRequestBytes) return false;
    return JSON.stringify(changes).length > maxRequestBytes;
  }

  /** The direct door: `firestore.rules` say the same as `decideCommit`, and compare the parent too. */
  commitDirect(type: DataType, commit: OutgoingCommit): Verdict {
    const { head } = this.data(type);
    const isParent = commit.parent === (head?.commitId ?? null);
    if (!isParent && !this.#options.ignoreParent) return { outcome: 'mismatch' };
    if (head?.commitId === commit.commitId) return { outcome: 'mismatch' };
    if (!commit.changes.every((change) => this.#isCarriedRight(type, change)))
      return { outcome: 'mismatch' };
    return this.commit(type, commit, headChangesOf(commit.changes));
  }

  /** SPEC C12: what the head carries of an item, put on the revision it is made on, makes the item. */
  #isCarriedRight(type: DataType, { id, value, patch }: SentChange): boolean {
    if (!value || !patch) return true;
    const before = this.data(type).items.get(id);
    if (!before || !('value' in before) || before.version !== patch.since) return false;
    return isEqual({ ...before.value, ...patchedFields(value, patch) }, value);
  }

  /** The API door, whose head carries whole values, as it reads no items. */
  commit(type: DataType, commit: OutgoingCommit, carried?: HeadChanges): Verdict {
    const { head, items } = this.data(type);
    const { commitId, deviceId, version, parent, changes } = commit;
    const decision = decideCommit({
      type,
      request: {
        version: version - 1,
        commitId,
        deviceId,
        ...(!this.#options.ignoreParent && { parent }),
        schema: SCHEMA_VERSION,
        changes: changes.map(({ id, value, editedAt }) => ({
          id,
          editedAt,
          ...asContent(value as Record<string, unknown> | null),
        })),
      },
      head,
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
    const { purgedThrough } = head ?? {};
    const next = new Map(items);
    for (const { id, item } of decision.items) next.set(id, item);
    this.put(type, {
      head: {
        ...decision.head,
        ...(carried && { changes: carried }),
        ...(purgedThrough !== undefined && { purgedThrough }),
      },
      items: next,
    });
    this.applied.push(`${type}/${decision.head.version}/${commitId}`);
    return { outcome: 'applied', version: decision.head.version };
  }

  /** SPEC P2, P3; null where the cursor is expired (P6). */
  page(type: DataType, cursor: Cursor, limit: number = LIMITS.maxPageSize): PullPage | null {
    const { head, items } = this.data(type);
    const { pageSize = LIMITS.maxPageSize, ignorePurge } = this.#options;
    if (cursorExpiry(cursor, head) && !ignorePurge) return null;
    // Nobody waits for a thousand small pages.
    const size = Math.min(limit, Math.max(pageSize, Math.ceil(items.size / MOST_PAGES)));
    const isBehind = (id: string, version: number) =>
      version > cursor.version ||
      (version === cursor.version && cursor.after !== undefined && id > cursor.after);
    const found = [...items]
      .filter(([id, { version }]) => isBehind(id, version))
      .sort(([a, one], [b, other]) => one.version - other.version || (a < b ? -1 : 1))
      .slice(0, size + 1)
      .map(([id, item]) => ({ id, item: { ...item, updatedAt: new Date(item.updatedAt) } }));
    return pageOf(type, head, cursor, found, { limit: size, maxBytes: LIMITS.maxPageBytes });
  }

  /** Writes what no door decides on: an admin's hand, or a job of the server's. */
  put(type: DataType, data: TypeData): void {
    this.#types.set(type, data);
    if (data.head) this.#states.set(`${type}/${data.head.commitId}`, data);
    this.heads.push({ type, head: data.head });
  }

  /** The commits above that version never were. */
  forgetHistory(type: DataType, above: number): void {
    for (const [key, { head }] of this.#states) {
      if (key.startsWith(`${type}/`) && head && head.version > above) this.#states.delete(key);
    }
  }
}
