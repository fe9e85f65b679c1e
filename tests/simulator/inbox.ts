import type { EngineEvent } from '../../extension/src/engine/contract/event.ts';
import { withClock } from './requests.ts';

/** From where an event comes: those of one source keep their order, those of two don't. */
export type Source = 'worker' | 'tab' | 'firestore' | 'api' | 'auth' | 'account' | 'devices';

/** What a worker has heard and not yet taken. */
export class SimInbox {
  #lanes = new Map<Source, EngineEvent[]>();

  /** The events of all sources. */
  get events(): readonly EngineEvent[] {
    return [...this.#lanes.values()].flat();
  }

  get size(): number {
    let size = 0;
    for (const lane of this.#lanes.values()) size += lane.length;
    return size;
  }

  push(source: Source, event: EngineEvent): void {
    const lane = this.#lanes.get(source);
    if (lane) lane.push(event);
    else this.#lanes.set(source, [event]);
  }

  /** The next event of the source that `choice` picks. The worker's own come first. */
  take(choice: number): EngineEvent | undefined {
    const own = this.#lanes.get('worker');
    if (own && own.length > 0) return own.shift();
    const lanes = [...this.#lanes.values()].filter(({ length }) => length > 0);
    return lanes[choice % Math.max(1, lanes.length)]?.shift();
  }

  /** The device's clock was set: what waits here shows no clock then, as what is still under way (SPEC K7). */
  forgetClock(): void {
    const answers = this.#lanes.get('api') ?? [];
    this.#lanes.set(
      'api',
      answers.map((answer) => withClock(answer, null)),
    );
  }

  drop(source: Source): void {
    this.#lanes.delete(source);
  }

  clear(): void {
    this.#lanes = new Map();
  }
}
