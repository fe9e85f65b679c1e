import { DATA_TYPES, type DataType } from '@daybook/protocol';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import { BUCKET_COUNT, revisionHere } from '../../../extension/src/shared/items.ts';
import { countStep, newConflicts } from '../countStep.ts';
import type { Counts } from '../counts.ts';
import type { SimDevice } from '../device.ts';
import { keyOf, type Ledger } from '../ledger.ts';
import { contentOf, fieldsOf } from '../shapes.ts';
import { checkConflictLog } from './conflictLog.ts';
import { DirectDoorWatch } from './directDoor.ts';
import { RequestRate } from './requestRate.ts';
import { SleepWatch } from './sleep.ts';
import {
  checkConflict,
  checkPulls,
  isMergedTwice,
  isOnWhatLost,
  mayBeBelow,
} from './superfluous.ts';
import { checkSynced } from './synced.ts';

/** A clock that is as wrong isn't corrected before a measurement (SPEC K3), ms. */
const WRONG_CLOCK = 5_000;

interface Watched {
  readonly ledger: Ledger;
  readonly counts: Counts;
  readonly needsRenewal: boolean;
  readonly leaving: Set<SimDevice>;
  readonly forgetful: ReadonlySet<string>;
  hasLeft(name: string): void;
}

/** Looks at each step of each device: what must hold always, and how often things happen. */
export class Observer {
  /** Each text that ever was in a conflict log, with its field. */
  readonly lost = new Set<string>();
  readonly rate = new RequestRate();
  /** Follows from all that happened, in order. */
  trace = 0;
  readonly #watched: () => Watched;
  readonly #sleep = new SleepWatch();
  readonly #directDoor = new DirectDoorWatch();

  constructor(watched: () => Watched) {
    this.#watched = watched;
  }

  stepped(device: SimDevice, event: EngineEvent, before: EngineState, after: EngineState): void {
    const { counts } = this.#watched();
    this.#note(`${device.name}${device.now}${event.type}${after.status.state}`);
    countStep(counts, event, before, after);
    this.rate.stepped(device, event, before, after);
    this.#sleep.stepped(device, before, after);
    this.#directDoor.stepped(device, event, before, after);
    if (after.conflicts !== before.conflicts) this.#noteConflicts(device, event, before, after);
    // From then on the engine doesn't know any more what was refused.
    if (after.signingOut && !before.signingOut) this.#giveUpRefused(device, before);
    if (this.#leaves(device, before, after)) this.#watched().hasLeft(device.name);
    if (event.type === 'editsFound') this.#giveUpMistimed(device, event.edits, before);
    if (after.session.epoch !== before.session.epoch) return;
    checkPulls(device.name, event, before, after);
    if (after.conflicts !== before.conflicts)
      checkConflictLog(device.name, event, before, after, device.parts.server.now);
    for (const type of DATA_TYPES) {
      if (after.items[type] !== before.items[type])
        this.#checkVanished(device, type, before, after);
    }
    if (after.status.state === 'synced' && !this.#watched().needsRenewal)
      checkSynced(device, after);
  }

  /** Its person signed out, or others removed it. */
  #leaves(device: SimDevice, before: EngineState, after: EngineState): boolean {
    if (after.session.uid === null && this.#watched().leaving.delete(device)) return true;
    return after.device.state === 'removed' && before.device.state !== 'removed';
  }

  performed(device: SimDevice, effect: Effect): void {
    this.#note(`${device.name}${effect.type}`);
    this.#watched().counts.add(`effect ${effect.type}`);
    this.rate.performed(device, effect);
  }

  #note(what: string): void {
    for (let index = 0; index < what.length; index += 1)
      this.trace = Math.imul(this.trace ^ what.charCodeAt(index), 0x01000193);
  }

  /** Nothing holds a removed device for what no door takes (SPEC C14). */
  #giveUpRefused(device: SimDevice, { transient }: EngineState): void {
    const refused = new Set(
      DATA_TYPES.flatMap((type) => transient[type].refusedItems.map((id) => `${type}/${id}`)),
    );
    if (refused.size === 0) return;
    this.#watched().ledger.giveUp(device.name, {}, ({ type, id }) => refused.has(`${type}/${id}`));
  }

  /** When a removed device is cleared, what an edit was made on goes, and by a wrong clock the edit may be the older (SPEC V7). */
  #giveUpMistimed(device: SimDevice, edits: readonly Edit[], state: EngineState): void {
    const isWrong = Math.abs(device.skew + state.clockOffset) > WRONG_CLOCK;
    if (!isWrong || !state.signingOut || state.device.state !== 'removed') return;
    const places = new Set(edits.map(({ dataType, itemId }) => `${dataType}/${itemId}`));
    this.#watched().ledger.giveUp(device.name, {}, ({ type, id }) => places.has(`${type}/${id}`));
  }

  #noteConflicts(
    device: SimDevice,
    event: EngineEvent,
    before: EngineState,
    after: EngineState,
  ): void {
    if (after.conflicts.length > 100) this.#watched().counts.add('logs of more than 100 entries');
    for (const conflict of newConflicts(before, after)) {
      const { dataType, itemId, lost } = conflict;
      const present = revisionHere(after.items[dataType], itemId)?.value ?? null;
      const { forgetful, ledger } = this.#watched();
      // What a device that left made its changes on is gone with its data (SPEC V7).
      const isOpen =
        mayBeBelow(before, event, conflict) ||
        isMergedTwice(after, event, conflict) ||
        isOnWhatLost(before, event, conflict);
      if (!forgetful.has(device.name) && !isOpen)
        checkConflict(device.name, conflict, present, ledger);
      for (const field of fieldsOf(dataType))
        this.lost.add(`${keyOf(dataType, itemId, field)}=${contentOf(lost.value, field)}`);
    }
  }

  /** What was shown goes only if somebody deleted it, or with a trace. */
  #checkVanished(device: SimDevice, type: DataType, before: EngineState, after: EngineState): void {
    const [was, is] = [before.items[type], after.items[type]];
    for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) {
      if (was.server[bucket] === is.server[bucket] && was.local[bucket] === is.local[bucket])
        continue;
      for (const id of Object.keys({ ...was.server[bucket], ...was.local[bucket] })) {
        if (!revisionHere(was, id)?.value || revisionHere(is, id)?.value) continue;
        if (this.#watched().ledger.isDeleted({ type, id })) continue;
        const isLogged = after.conflicts.some((entry) => entry.itemId === id);
        if (!isLogged && this.#isKept(type, id))
          throw new Error(`${type}/${id} vanished from ${device.name} without a trace`);
      }
    }
  }

  /** Whether somebody still counts on it. */
  #isKept(type: DataType, id: string): boolean {
    const { ledger } = this.#watched();
    return fieldsOf(type).some((field) => ledger.leaves({ type, id }, field).length > 0);
  }
}
