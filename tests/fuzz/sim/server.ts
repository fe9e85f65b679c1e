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
  valueIn,
} from '@daybook/protocol';
import type { OutgoingCommit, SentChange } from '../../../extension/src/engine/contract/commit.ts';
import { decideCommit } from '../../../functions/src/sync/decideCommit.ts';
import { cursorExpiry } from '../../../functions/src/sync/expiry.ts';
import { pageOf } from '../../../functions/src/sync/pull.ts';

/** What the simulation may break on purpose, to see that its invariants notice. */
export interface ServerMutations {
  /** Breaks SPEC P6: no cursor ever expires. */
  ignorePurge?: boolean;
  /** Breaks SPEC C2: the direct door doesn't compare `parent`. */
  ignoreParent?: boolean;
}

export type Verdict =
  | { outcome: 'applied'; version: number }
  | { outcome: 'mismatch' }
  | { outcome: 'refused'; message: string };

/** What the claims were when it was issued; both doors go by it. */
export interface Token {
  isPro: boolean;
  /** Whole seconds, in ms. */
  issuedAt: number;
}

interface TypeData {
  head: Head<number> | null;
  items: Map<string, StoredItem<number>>;
}

/** The server's data of one account, changed only by what the real `decideCommit` applies. */
export class SimServer {
  readonly #types = new Map<DataType, TypeData>();
  readonly applied: string[] = [];
  /** Each head as it was written, in order: what a watch brings. */
  readonly heads: { type: DataType; head: Head<number> }[] = [];
  now = 1_800_000_000_000;
  /** When the claims last changed, as the account's document says; 0 if they never did. */
  claimsUpdatedAt = 0;
  #isPro = true;
  readonly #mutations: ServerMutations;

  constructor(mutations: ServerMutations) {
    this.#mutations = mutations;
  }

  setPro(isPro: boolean): void {
    this.#isPro = isPro;
    this.claimsUpdatedAt = this.now;
  }

  issueToken(): Token {
    return { isPro: this.#isPro, issuedAt: Math.floor(this.now / 1_000) * 1_000 };
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
    const { purgedThrough } = data.head ?? {};
    this.#setHead(type, {
      ...decision.head,
      ...(carried && { changes: carried }),
      ...(purgedThrough !== undefined && { purgedThrough }),
    });
    for (const { id, item } of decision.items) data.items.set(id, item);
    this.applied.push(`${type}/${decision.head.version}/${commitId}`);
    return { outcome: 'applied', version: decision.head.version };
  }

  /** SPEC P2, P3; null where the cursor is expired (P6). */
  page(type: DataType, cursor: Cursor, limit: number): PullPage | null {
    const { head, items } = this.data(type);
    if (cursorExpiry(cursor, head) && !this.#mutations.ignorePurge) return null;
    const isBehind = (id: string, version: number) =>
      version > cursor.version ||
      (version === cursor.version && cursor.after !== undefined && id > cursor.after);
    const found = [...items]
      .filter(([id, { version }]) => isBehind(id, version))
      .sort(([a, one], [b, other]) => one.version - other.version || (a < b ? -1 : 1))
      .slice(0, limit + 1)
      .map(([id, item]) => ({ id, item: { ...item, updatedAt: new Date(item.updatedAt) } }));
    return pageOf(type, head, cursor, found, { limit, maxBytes: LIMITS.maxRequestBytes });
  }

  /** As if 90 days had passed: all tombstones are removed (SPEC P6). */
  purge(type: DataType): void {
    const { items } = this.data(type);
    for (const [id, item] of items) {
      const { head } = this.data(type);
      if (!head || valueIn(item) !== null) continue;
      const purgedThrough = Math.max(head.purgedThrough ?? 0, item.version);
      this.#setHead(type, { ...head, purgedThrough });
      items.delete(id);
    }
  }

  #setHead(type: DataType, head: Head<number>): void {
    this.data(type).head = head;
    this.heads.push({ type, head });
  }
}
