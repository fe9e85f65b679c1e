import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { SimDevice } from '../device.ts';

/** What a device asks of the network in vain. */
type Asked = 'pulls and pushes' | 'listens' | 'claims' | 'lists of devices';

/** So many at once, where an engine begins again or finds out; and so many more in an hour (SPEC P18, E10, E14, V6). */
const BOUNDS: Readonly<Record<Asked, { burst: number; perHour: number }>> = {
  'pulls and pushes': { burst: 40, perHour: 120 },
  listens: { burst: 20, perHour: 75 },
  claims: { burst: 25, perHour: 100 },
  'lists of devices': { burst: 15, perHour: 75 },
};

const ASKED: Partial<Record<Effect['type'], Asked>> = {
  pull: 'pulls and pushes',
  push: 'pulls and pushes',
  listenHeads: 'listens',
  reconnect: 'listens',
  refreshIdentity: 'claims',
  readDevices: 'lists of devices',
  registerDevice: 'lists of devices',
};

const HOUR = 3_600_000;

/** How much each device has asked in vain since nothing but time goes on. */
export class RequestRate {
  #began = 0;
  #isRunning = false;
  readonly #counts = new Map<string, number>();

  begin(now: number): void {
    this.#began = now;
    this.#counts.clear();
    this.#isRunning = true;
  }

  end(): void {
    this.#isRunning = false;
  }

  performed(device: SimDevice, effect: Effect): void {
    const asked = ASKED[effect.type];
    if (asked && this.#isRunning) this.#add(device, asked, 1);
  }

  /** What brought something was not asked in vain, nor a page that shows how much the line carries (SPEC P17). */
  stepped(device: SimDevice, event: EngineEvent, before: EngineState, after: EngineState): void {
    if (!this.#isRunning || (event.type !== 'pulled' && event.type !== 'pushed')) return;
    const { dataType: type } = event;
    const isGain =
      before.durable[type].cursor !== after.durable[type].cursor ||
      before.items[type] !== after.items[type] ||
      before.transient[type].collected !== after.transient[type].collected ||
      after.transient[type].pageSize.count < before.transient[type].pageSize.count;
    if (isGain) this.#add(device, 'pulls and pushes', -1);
  }

  #add(device: SimDevice, asked: Asked, count: number): void {
    const key = `${device.name} ${asked}`;
    const total = (this.#counts.get(key) ?? 0) + count;
    this.#counts.set(key, total);
    const { burst, perHour } = BOUNDS[asked];
    const elapsed = device.parts.server.now - this.#began;
    if (total > burst + (perHour * elapsed) / HOUR)
      throw new Error(`${device.name} asks for ${total} ${asked} in vain in ${elapsed / 1_000} s`);
  }
}
