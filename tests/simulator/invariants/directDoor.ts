import { DATA_TYPES } from '@daybook/protocol';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import { DAY } from '../../../extension/src/engine/contract/timing.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { SimDevice } from '../device.ts';

/** No device uses a direct door within a day after it found that it refuses what is valid (SPEC C16). */
export class DirectDoorWatch {
  /** By the devices' clocks. */
  readonly #refusedAt = new Map<SimDevice, number>();

  stepped(device: SimDevice, event: EngineEvent, before: EngineState, after: EngineState): void {
    const isOther = event.type === 'started' || after.session.epoch !== before.session.epoch;
    // Stored anew, or put back to what it was.
    if (isOther || event.type === 'commitAcknowledged') this.#refusedAt.delete(device);
    const since = device.now - (this.#refusedAt.get(device) ?? Number.NEGATIVE_INFINITY);
    const queues = DATA_TYPES.some((type) => isQueued(before, after, type));
    if (queues && since >= 0 && since < DAY)
      throw new Error(`${device.name} uses a door that refuses what is valid`);
    if (after.directRefusedAt !== null) this.#refusedAt.set(device, after.directRefusedAt);
  }
}

function isQueued(before: EngineState, after: EngineState, type: keyof EngineState['durable']) {
  const last = after.durable[type].outbox.at(-1);
  return last !== undefined && !before.durable[type].outbox.includes(last);
}
