import type { DataType, ItemValue } from '@daybook/protocol';
import { mendedEntries, restore } from '../../extension/src/engine/persistence.ts';
import type { EngineState } from '../../extension/src/engine/state/state.ts';
import type { Edit } from '../../extension/src/shared/edit.ts';
import { entriesOf } from '../../extension/src/shared/items.ts';
import { KEYS } from '../../extension/src/shared/keys.ts';
import { readItems } from '../../extension/src/shared/readItems.ts';
import { readSession } from '../../extension/src/shared/session.ts';
import { readEdits } from '../../extension/src/shared/snapshot.ts';
import type { Place } from './shapes.ts';

type Entries = Readonly<Record<string, unknown>>;

/** One device's storage, which outlives its worker, and what a tab does with it. */
export class SimStorage {
  #entries: Record<string, unknown> = {};
  readonly #name: string;
  #edits = 0;
  #known: EngineState | null = null;

  /** `name` is the device's. */
  constructor(name: string) {
    this.#name = name;
  }

  /** What a worker that starts now knows; a device on which nothing is stored gets `deviceId`. */
  load(deviceId: string): EngineState {
    return restore(this.#entries, deviceId);
  }

  /** The same for those who look on: read once, until something else is stored. */
  get known(): EngineState {
    this.#known ??= this.load('');
    return this.#known;
  }

  /** As a worker begins: what can't be read is mended (SPEC D20). */
  start(deviceId: string): EngineState {
    const state = this.load(deviceId);
    this.write(mendedEntries(this.#entries, state));
    return state;
  }

  /** What is stored never changes in place, so a copy shares it. */
  copy(): Entries {
    return { ...this.#entries };
  }

  /** The ids of edits go on, as no two are ever alike. */
  putBack(entries: Entries): void {
    this.#entries = { ...entries };
    this.#known = null;
  }

  edits(): Edit[] {
    const edits = Object.entries(this.#entries).filter(([key]) => key.startsWith('edit:'));
    if (edits.length === 0) return [];
    return readEdits({ ...Object.fromEntries(edits), [KEYS.folded]: this.#entries[KEYS.folded] });
  }

  addEdit({ type, id }: Place, before: ItemValue | null, value: ItemValue | null, madeAt: number) {
    this.#edits += 1;
    const session = readSession(this.#entries);
    const edit: Edit = {
      id: `${this.#name}${String(this.#edits).padStart(6, '0')}`,
      epoch: session.epoch,
      dataType: type,
      itemId: id,
      before,
      value,
      madeAt,
    };
    this.#entries[KEYS.edit(edit.id)] = edit;
    return edit;
  }

  removeEdits(ids: readonly string[]): void {
    for (const id of ids) delete this.#entries[KEYS.edit(id)];
  }

  /** All that is stored, by its keys. */
  get entries(): Entries {
    return this.#entries;
  }

  /** What it has of the server's items. */
  items(type: DataType): [string, ItemValue][] {
    const { server } = readItems(this.#entries)[type];
    return [...entriesOf(server)].map(([id, { value }]) => [id, value]);
  }

  write(entries: Entries): void {
    Object.assign(this.#entries, entries);
    this.#known = null;
  }
}
