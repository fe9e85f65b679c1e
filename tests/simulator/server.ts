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
  tombstoneExpiry,
  valueIn,
} from '@daybook/protocol';
import type { OutgoingCommit, SentChange } from '../../extension/src/engine/contract/commit.ts';
import { QUOTA, type Quota } from '../../extension/src/engine/contract/quota.ts';
import { DAY } from '../../extension/src/engine/contract/timing.ts';
import { decideCommit, type ItemWrite } from '../../functions/src/sync/decideCommit.ts';
import { NONE, NOTHING, type TypeData } from './serverData.ts';
import { readPage } from './serverPage.ts';

/** When every history begins, ms. */
export const BEGINNING = 1_800_000_000_000;

/** What the simulation may break on purpose, to see that its invariants notice. */
export interface ServerMutations {
  /** Breaks SPEC P6: no cursor ever expires. */
  ignoreExpiry?: boolean;
  /** Breaks SPEC P6: a cursor amid a pull is as new as its page. */
  renewsPlaces?: boolean;
  /** Breaks SPEC A5: what a 409 has goes by no time. */
  ignoreSince?: boolean;
  /** Breaks SPEC D27: tombstones are kept for so many days. */
  tombstoneDays?: number;
  /** Breaks SPEC C2: the direct door doesn't compare `parent`. */
  ignoreParent?: boolean;
}

export interface ServerOptions extends ServerMutations {
  /** Small, so that histories have pulls of several pages. */
  pageSize?: number;
  maxRequestBytes?: number;
  mostCarried?: number;
  refusesDirect?: boolean;
  quota?: SimQuota;
}

/** How many items a type may have, and whether devices know it or find it out. */
export interface SimQuota {
  items: number;
  isKnown: boolean;
}

export type Verdict =
  | { outcome: 'applied'; version: number }
  | { outcome: 'mismatch' }
  | { outcome: 'over-quota'; items: number; limit: number }
  | { outcome: 'refused'; message: string };

/** What the claims were when it was issued; both doors go by it. */
export interface Token {
  isPro: boolean;
  /** When Pro ends, ms. */
  proUntil: number;
  /** Whole seconds, in ms. */
  issuedAt: number;
}

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
  now = BEGINNING;
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
  commitDirect(type: DataType, commit: OutgoingCommit, schema = SCHEMA_VERSION): Verdict {
    const { head } = this.data(type);
    const isParent = commit.parent === (head?.commitId ?? null);
    if (!isParent && !this.#options.ignoreParent) return { outcome: 'mismatch' };
    if (head?.commitId === commit.commitId) return { outcome: 'mismatch' };
    if (!commit.changes.every((change) => this.#isCarriedRight(type, change)))
      return { outcome: 'mismatch' };
    if (this.#options.refusesDirect || !this.#isTimely(commit))
      return { outcome: 'refused', message: 'Missing permissions' };
    return this.commit(type, commit, headChangesOf(commit.changes), schema, false);
  }

  /** SPEC D27 */
  #isTimely({ changes, expiresAt }: OutgoingCommit): boolean {
    const days = (expiresAt - this.now) / DAY;
    const isDeletion = changes.some(({ value }) => value === null);
    const { minDirectTombstoneDays, maxDirectTombstoneDays } = LIMITS;
    return !isDeletion || (days >= minDirectTombstoneDays && days <= maxDirectTombstoneDays);
  }

  /** What devices are told of the quota; undefined where that is what it is in the field. */
  get knownQuota(): Quota | undefined {
    const { quota } = this.#options;
    return quota?.isKnown ? { ...QUOTA, items: quota.items } : undefined;
  }

  get mostItems(): number {
    return this.#options.quota?.items ?? QUOTA.items;
  }

  /** As the API door counts them: what is none is there, too. */
  countItems(type: DataType): number {
    const { items, broken = NONE } = this.data(type);
    return [...items.values()].filter((item) => valueIn(item) !== null).length + broken.size;
  }

  /** SPEC A20 */
  #isOverQuota(type: DataType, writes: readonly ItemWrite<number>[]): boolean {
    const { items, broken = NONE } = this.data(type);
    const isThere = (id: string) => {
      const item = items.get(id);
      return broken.has(id) || (item !== undefined && valueIn(item) !== null);
    };
    const created = writes.filter(({ id, item }) => valueIn(item) !== null && !isThere(id));
    const deleted = writes.filter(({ id, item }) => valueIn(item) === null && isThere(id));
    const after = this.countItems(type) + created.length - deleted.length;
    return created.length > 0 && after > this.mostItems;
  }

  /** SPEC C12: what the head carries of an item, put on the revision it is made on, makes the item. */
  #isCarriedRight(type: DataType, { id, value, patch }: SentChange): boolean {
    if (!value || !patch) return true;
    const before = this.data(type).items.get(id);
    if (!before || !('value' in before) || before.version !== patch.since) return false;
    return isEqual({ ...before.value, ...patchedFields(value, patch) }, value);
  }

  /** The API door, whose head carries whole values, as it reads no items. `schema` is the writer's. */
  commit(
    type: DataType,
    commit: OutgoingCommit,
    carried?: HeadChanges,
    schema = SCHEMA_VERSION,
    isApi = true,
  ): Verdict {
    const { head, items } = this.data(type);
    const { commitId, deviceId, version, parent, changes } = commit;
    const decision = decideCommit({
      type,
      request: {
        version: version - 1,
        commitId,
        deviceId,
        parent: this.#options.ignoreParent ? (head?.commitId ?? null) : parent,
        schema: SCHEMA_VERSION,
        changes: changes.map(({ id, value, editedAt }) => ({
          id,
          editedAt,
          ...asContent(value as Record<string, unknown> | null),
        })),
      },
      // A newer door than this build's knows the newer schemas.
      head: head && { ...head, schema: head.schema - (schema - SCHEMA_VERSION) },
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
    // Rules can't count.
    if (isApi && this.#isOverQuota(type, decision.items))
      return { outcome: 'over-quota', items: this.countItems(type), limit: this.mostItems };
    const { purgedThrough } = head ?? {};
    const next = new Map(items);
    const { tombstoneDays = null } = this.#options;
    const asked = isApi ? tombstoneExpiry(this.now) : commit.expiresAt;
    const expiresAt = new Date(tombstoneDays === null ? asked : this.now + tombstoneDays * DAY);
    for (const { id, item } of decision.items)
      next.set(id, 'deleted' in item ? { ...item, expiresAt } : item);
    this.put(type, {
      head: {
        ...decision.head,
        schema: Math.max(schema, head?.schema ?? 0),
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
    return readPage(type, this.data(type), cursor, { limit, now: this.now, ...this.#options });
  }

  /** The page of a 409 (SPEC A5); `since` is the caller's cursor. */
  conflictPage(type: DataType, since: Cursor): PullPage | null {
    if (!this.#options.ignoreSince) return this.page(type, since);
    return this.page(type, { ...since, at: this.now });
  }

  /** Whether a page comes in time. */
  isCarried({ changes }: PullPage): boolean {
    return changes.length <= (this.#options.mostCarried ?? Number.POSITIVE_INFINITY);
  }

  /** Writes what no door decides on: an admin's hand, or a job of the server's. */
  put(type: DataType, written: TypeData): void {
    const before = this.data(type).broken ?? NONE;
    const left = [...before].filter(([id]) => !written.items.has(id));
    const data = { broken: before.size > 0 ? new Map(left) : NONE, ...written };
    this.#types.set(type, data);
    if (data.head) this.#states.set(`${type}/${data.head.commitId}`, data);
    this.heads.push({ type, head: data.head });
  }

  /** Firestore's own: nobody hears of it (SPEC D27). */
  remove(type: DataType, ids: ReadonlySet<string>): void {
    const data = this.data(type);
    const left = [...data.items].filter(([id]) => !ids.has(id));
    this.#types.set(type, { ...data, items: new Map(left) });
  }

  /** By hand, in the console; false where there is no such item. */
  breakItem(type: DataType, id: string): boolean {
    const { head, items, broken = NONE } = this.data(type);
    const item = items.get(id);
    if (!item) return false;
    const others = new Map(items);
    others.delete(id);
    this.put(type, { head, items: others, broken: new Map(broken).set(id, item.version) });
    return true;
  }

  /** The commits above that version never were. */
  forgetHistory(type: DataType, above: number): void {
    for (const [key, { head }] of this.#states) {
      if (key.startsWith(`${type}/`) && head && head.version > above) this.#states.delete(key);
    }
  }
}
