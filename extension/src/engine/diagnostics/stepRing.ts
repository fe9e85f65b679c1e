import type { SyncStatus } from '../../shared/status.ts';
import type { Effect } from '../contract/effect.ts';
import type { EngineEvent } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import type { EngineState } from '../state/state.ts';

/** A step that the engine took, with what became of it. */
export interface TakenStep {
  readonly event: EngineEvent;
  readonly moment: Moment;
  /** The state that the event came to. */
  readonly before: EngineState;
  readonly effects: readonly Effect[];
  readonly status: SyncStatus['state'];
  /** Storage keys that were written after it; with several steps in one write, the last of them has all. */
  readonly keys: readonly string[];
  /** How long the step itself took. */
  readonly ms: number;
}

/** The state is kept only where a replay may begin. */
export type KeptStep = Omit<TakenStep, 'before'> & { readonly before: EngineState | null };

const CAPACITY = 200;
/** States share most of their parts; still, one kept with each step would hold on to much that is gone. */
const STATE_EVERY = 50;

/** The last 200 steps, in memory (SPEC T1). */
export class StepRing {
  #steps: KeptStep[] = [];
  #count = 0;

  add(step: TakenStep): void {
    const keepsState = this.#count % STATE_EVERY === 0;
    this.#count += 1;
    const kept = keepsState ? step : { ...step, before: null };
    this.#steps = [...this.#steps.slice(-(CAPACITY - 1)), kept];
  }

  /** Oldest first. */
  get steps(): readonly KeptStep[] {
    return this.#steps;
  }
}
