/** How often things happened, to prove that histories have them; whole numbers, so that their order doesn't matter. */
export class Counts {
  readonly #counts = new Map<string, number>();

  static of(entries: readonly (readonly [string, number])[]): Counts {
    const counts = new Counts();
    for (const [what, count] of entries) counts.add(what, count);
    return counts;
  }

  add(what: string, by = 1): void {
    this.#counts.set(what, this.of(what) + by);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  addAll(other: Counts): void {
    for (const [what, count] of other.#counts) this.add(what, count);
  }

  entries(): [string, number][] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
