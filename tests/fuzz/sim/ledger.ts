import type { Todo } from '@daybook/protocol';

export type Field = 'title' | 'notes';

interface Write {
  token: string;
  /** What the person saw in the field before; null where the item wasn't there. */
  saw: string | null;
}

/** Who wrote what having seen what: each write has a token of its own, so its fate is known at the end. */
export class Ledger {
  readonly #writes = new Map<string, Write[]>();
  /** For each deletion, the field contents that the person saw go. */
  readonly #deletions = new Map<string, Record<Field, string>[]>();
  #count = 0;

  /** The token to write. */
  edited(itemId: string, field: Field, saw: string | null): string {
    this.#count += 1;
    const token = `${field}-${this.#count};`;
    const key = `${itemId}.${field}`;
    this.#writes.set(key, [...(this.#writes.get(key) ?? []), { token, saw }]);
    return token;
  }

  deleted(itemId: string, { title, notes }: Todo): void {
    this.#deletions.set(itemId, [...(this.#deletions.get(itemId) ?? []), { title, notes }]);
  }

  get itemIds(): string[] {
    return [...new Set([...this.#writes.keys()].map((key) => key.split('.')[0] ?? ''))];
  }

  /** The writes to a field that nobody wrote over having seen them. */
  leaves(itemId: string, field: Field): string[] {
    const writes = this.#writes.get(`${itemId}.${field}`) ?? [];
    const seen = new Set(writes.map(({ saw }) => saw));
    return writes.map(({ token }) => token).filter((token) => !seen.has(token));
  }

  /** `token` itself, and all that was written over on the way to it. */
  ancestry(itemId: string, field: Field, token: string): Set<string> {
    const writes = new Map((this.#writes.get(`${itemId}.${field}`) ?? []).map((w) => [w.token, w]));
    const ancestry = new Set<string>();
    for (let at: string | null = token; at !== null; at = writes.get(at)?.saw ?? null)
      ancestry.add(at);
    return ancestry;
  }

  /** The writes to a field that somebody deleted having seen them. */
  deletedKnowingly(itemId: string, field: Field): Set<string> {
    const known = new Set<string>();
    for (const seen of this.#deletions.get(itemId) ?? []) {
      for (const token of this.ancestry(itemId, field, seen[field])) known.add(token);
    }
    return known;
  }

  isDeleted(itemId: string): boolean {
    return this.#deletions.has(itemId);
  }
}
