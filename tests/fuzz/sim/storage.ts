import type { Todo } from '@daybook/protocol';
import { restore } from '../../../extension/src/engine/persistence.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { FIRST_SESSION, type Session } from '../../../extension/src/shared/session.ts';
import {
  pendingCount,
  readEdits,
  readSnapshot,
  visibleItems,
} from '../../../extension/src/shared/snapshot.ts';

/** One device's storage, which outlives its worker, and what a tab does with it. */
export class SimStorage {
  readonly #entries: Record<string, unknown> = {};
  readonly #name: string;
  #edits = 0;

  /** `name` is the device's. */
  constructor(name: string) {
    this.#name = name;
  }

  /** What the engine knows, as it was stored. */
  stored(): EngineState {
    return restore(this.#entries, '');
  }

  /** The same for a worker to go on with; a device on which nothing is stored gets `deviceId`. */
  load(deviceId: string): EngineState {
    return restore(structuredClone(this.#entries), deviceId);
  }

  edits(): Edit[] {
    return readEdits(this.#entries);
  }

  pending(): number {
    return pendingCount(readSnapshot(this.#entries));
  }

  visible(): Map<string, Todo> {
    return visibleItems<Todo>(readSnapshot(this.#entries), 'TODOS');
  }

  addEdit(itemId: string, before: Todo | null, value: Todo | null, madeAt: number): Edit {
    this.#edits += 1;
    const session = (this.#entries[KEYS.session] as Session | undefined) ?? FIRST_SESSION;
    const edit: Edit<'TODOS'> = {
      id: `${this.#name}${String(this.#edits).padStart(6, '0')}`,
      epoch: session.epoch,
      dataType: 'TODOS',
      itemId,
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

  write(entries: Record<string, unknown>): void {
    Object.assign(this.#entries, structuredClone(entries));
  }
}
