import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { SimDevice } from '../device.ts';

/** Awake and with changes pending no engine rests longer, ms. */
const LONGEST = TIMING.stuck + TIMING.lateTimer;

/** Time in which a device did nothing at all, as the computer slept, makes no standstill (SPEC K6). */
export class SleepWatch {
  readonly #last = new Map<SimDevice, { at: number; skew: number }>();

  stepped(device: SimDevice, before: EngineState, after: EngineState): void {
    const last = this.#last.get(device);
    const now = device.parts.server.now;
    this.#last.set(device, { at: now, skew: device.skew });
    const isNews = after.connection.isStuck && !before.connection.isStuck;
    // A clock that was set tells the device nothing of how long it slept.
    if (!isNews || last === undefined || last.skew !== device.skew) return;
    if (now - last.at > LONGEST)
      throw new Error(`${device.name} counts the time asleep as a standstill`);
  }
}
