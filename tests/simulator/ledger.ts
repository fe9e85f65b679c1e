import { type DataType, type ItemValue, isValidItem } from '@daybook/protocol';
import { contentOf, fieldsOf, type Place, tokenOf } from './shapes.ts';

interface Write {
  at: number;
  device: string;
  /** Null for a deletion. */
  token: string | null;
  /** What the person saw in the field before; null where the item wasn't there. */
  saw: string | null;
  /** The person knows that it may be gone: signed out without it, or the machine was put back. */
  isGivenUp: boolean;
}

/** What a device has handed out of a field, and when. */
export interface Sent {
  at: number;
  key: string;
  token: string | null;
}

/**
 * Who wrote what having seen what. Texts may come back, so the order of writing tells who can have seen which of two
 * writes of one text; where that is open it decides in favour of the device.
 */
export class Ledger {
  readonly places = new Map<string, Place>();
  readonly #writes = new Map<string, Write[]>();
  readonly #destroyed = new Set<string>();
  readonly #wholes = new Set<string>();
  readonly #times = new Map<string, readonly number[]>();
  #now = 0;
  #tokens = 0;
  /** How many texts a field can have; 0 for a new one with each write. */
  readonly #variety: number;
  readonly #time: () => number;
  /** Data was removed or put back by hand: deletions are no promise any more. */
  areDeletionsOpen = false;
  /** A machine has an old state of another, or of itself: it may bring back what was deleted since. */
  haveOldStates = false;

  constructor(variety: number, time: () => number) {
    this.#variety = variety;
    this.#time = time;
  }

  /** Two writes may have the same text. */
  get hasTwins(): boolean {
    return this.#variety > 0;
  }

  /** A moment that later writes come after. */
  mark(): number {
    this.#now += 1;
    return this.#now;
  }

  /** The text to write. */
  nextToken(type: DataType, field: string): string {
    this.#tokens += 1;
    return tokenOf(type, field, this.#variety > 0 ? this.#tokens % this.#variety : this.#tokens);
  }

  wrote(device: string, place: Place, before: ItemValue | null, value: ItemValue | null): void {
    const { type, id } = place;
    const key = `${type}/${id}`;
    this.places.set(key, place);
    if (value === null || !isValidItem(type, id, value)) this.#wholes.add(key);
    this.#times.set(key, [...(this.#times.get(key) ?? []), this.#time()]);
    for (const field of fieldsOf(type)) {
      const [saw, token] = [contentOf(before, field), contentOf(value, field)];
      if (saw === token) continue;
      const write = { at: this.mark(), device, token, saw, isGivenUp: false };
      this.writesTo(place, field).push(write);
    }
  }

  /** Whatever the device wrote between two marks may be gone, and the person knows. */
  giveUp(
    device: string,
    { since = 0, until = Number.POSITIVE_INFINITY }: { since?: number; until?: number } = {},
    isConcerned: (place: Place, field: string, token: string | null) => boolean = () => true,
  ): void {
    for (const place of this.places.values()) {
      for (const field of fieldsOf(place.type)) {
        for (const write of this.writesTo(place, field)) {
          const isThen = write.device === device && write.at > since && write.at <= until;
          if (isThen && isConcerned(place, field, write.token)) write.isGivenUp = true;
        }
      }
    }
  }

  /** Somebody destroyed what the item was: this value, or all that was ever written. */
  giveUpContent(place: Place, value?: ItemValue | null): void {
    this.#destroyed.add(`${place.type}/${place.id}`);
    for (const field of fieldsOf(place.type)) {
      for (const write of this.writesTo(place, field)) {
        const isMeant = value === undefined || write.token === contentOf(value, field);
        if (isMeant) write.isGivenUp = true;
      }
    }
  }

  giveUpAll(): void {
    for (const write of [...this.#writes.values()].flat()) write.isGivenUp = true;
  }

  writesTo({ type, id }: Place, field: string): Write[] {
    const key = keyOf(type, id, field);
    const writes = this.#writes.get(key) ?? [];
    this.#writes.set(key, writes);
    return writes;
  }

  /** When somebody wrote or deleted the item, by a clock that is right, ms. */
  timesOf({ type, id }: Place): readonly number[] {
    return this.#times.get(`${type}/${id}`) ?? [];
  }

  /**
   * Somebody deleted the item, by hand too, or wrote what no door takes: it is merged as one, not by its fields (SPEC M4,
   * M7).
   */
  isMergedWhole({ type, id }: Place): boolean {
    return this.areDeletionsOpen || this.#wholes.has(`${type}/${id}`);
  }

  /** The texts that nobody wrote over, or deleted, who can have seen them. */
  leaves(place: Place, field: string): (Write & { token: string })[] {
    const writes = this.writesTo(place, field);
    return writes.filter((write): write is Write & { token: string } => {
      if (write.token === null || write.isGivenUp) return false;
      // What a machine wrote before it was put back may have come to a copy of it, and later than what it wrote since.
      const isAfter = ({ at, device }: Write) =>
        at > write.at || device !== write.device || this.haveOldStates;
      return !writes.some((other) => other.saw === write.token && isAfter(other));
    });
  }

  /** Whether it is certain that `older` was written over on the way to `write`. */
  isAncestor(place: Place, field: string, older: string, write: Write): boolean {
    const writes = this.writesTo(place, field);
    const isOnly = (token: string) => writes.filter((other) => other.token === token).length === 1;
    for (let saw = write.saw; saw !== null && isOnly(saw); ) {
      if (saw === older) return true;
      saw = writes.find(({ token }) => token === saw)?.saw ?? null;
    }
    return false;
  }

  /**
   * A person who sets a field back to what it was, before the device has handed out anything else, has changed nothing
   * (SPEC M2).
   */
  isUndone(place: Place, field: string, write: Write, sent: readonly Sent[]): boolean {
    const writes = this.writesTo(place, field).filter(({ device }) => device === write.device);
    const key = keyOf(place.type, place.id, field);
    for (let at = write; ; ) {
      const before = writes.findLast((other) => other.at < at.at);
      if (!before || before.token !== at.saw) return false;
      const isSent = sent.some(
        (other) => other.key === key && other.token === before.token && other.at > before.at,
      );
      if (isSent) return false;
      if (before.saw === write.token) return true;
      at = before;
    }
  }

  isDeleted(place: Place): boolean {
    if (this.areDeletionsOpen || this.#destroyed.has(`${place.type}/${place.id}`)) return true;
    return fieldsOf(place.type).some((field) =>
      this.writesTo(place, field).some(({ token }) => token === null),
    );
  }

  /** Whether it is certain that somebody deleted the item who knew all of it. */
  isKnowinglyDeleted(place: Place): boolean {
    if (this.hasTwins || this.areDeletionsOpen || this.haveOldStates) return false;
    return fieldsOf(place.type).every((field) => {
      const writes = this.writesTo(place, field);
      const texts = writes.flatMap(({ token }) => token ?? []);
      // Of a text that was set back to nobody can tell which of the two was seen.
      const isOpen =
        writes.some(({ isGivenUp }) => isGivenUp) || new Set(texts).size < texts.length;
      return !isOpen && writes.length > 0 && this.leaves(place, field).length === 0;
    });
  }
}

export function keyOf(type: DataType, id: string, field: string): string {
  return `${type}/${id}.${field}`;
}
