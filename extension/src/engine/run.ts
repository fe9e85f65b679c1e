import type { Effect } from './contract/effect.ts';
import type { EngineEvent } from './contract/event.ts';
import type { Moment } from './contract/moment.ts';
import type { TakenStep } from './diagnostics/stepRing.ts';
import { changedEntries, restore } from './persistence.ts';
import type { LocalStore } from './ports/localStore.ts';
import type { EngineState } from './state/state.ts';
import { step } from './step.ts';

export interface EngineWorld {
  store: LocalStore;
  moment(): Moment;
  /** Starts an effect; must not throw, answers by events. */
  perform(effect: Effect): void;
  /** Resolves when storage that failed may be tried again. */
  storeFailed(error: unknown): Promise<void>;
  /** Takes note of each step, once its state is stored (SPEC T1). */
  noteStep(step: TakenStep): void;
  /** A clock that only goes forward, ms; measures how long steps take. */
  elapsed(): number;
}

export interface Engine {
  dispatch(event: EngineEvent): void;
  /** Null until what is stored has been read. */
  state(): EngineState | null;
}

/**
 * Runs the machine: events one after the other, the durable part of the state stored before any effect of it runs. Events
 * that came during a write are taken together, with one write.
 */
export function startEngine(world: EngineWorld): Engine {
  let state: EngineState | null = null;
  let queue: EngineEvent[] = [{ type: 'started' }];
  let isRunning = false;

  async function drain(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    state ??= await load(world);
    while (queue.length > 0) {
      const events = queue;
      queue = [];
      const { next, steps } = stepAll(state, events, world);
      let keys: readonly string[];
      try {
        keys = await writeChanges(world.store, state, next);
      } catch (error) {
        queue = [...events, ...queue];
        await world.storeFailed(error);
        continue;
      }
      state = next;
      for (const [index, taken] of steps.entries()) {
        world.noteStep({ ...taken, keys: index === steps.length - 1 ? keys : [] });
      }
      for (const effect of steps.flatMap(({ effects }) => effects)) world.perform(effect);
    }
    isRunning = false;
  }

  void drain();
  return {
    dispatch(event) {
      queue.push(event);
      void drain();
    },
    state: () => state,
  };
}

async function load(world: EngineWorld): Promise<EngineState> {
  for (;;) {
    try {
      return restore(await world.store.readAll(), world.moment().nonce);
    } catch (error) {
      await world.storeFailed(error);
    }
  }
}

function stepAll(state: EngineState, events: readonly EngineEvent[], world: EngineWorld) {
  let next = state;
  const steps: Omit<TakenStep, 'keys'>[] = [];
  for (const event of events) {
    const before = next;
    const moment = world.moment();
    const startedAt = world.elapsed();
    const taken = step(before, event, moment);
    const ms = world.elapsed() - startedAt;
    next = taken.state;
    const status = next.status.state;
    steps.push({ before, event, moment, effects: taken.effects, status, ms });
  }
  return { next, steps };
}

/** Gives the keys that it wrote. */
async function writeChanges(
  store: LocalStore,
  before: EngineState,
  after: EngineState,
): Promise<string[]> {
  const entries = changedEntries(before, after);
  const keys = Object.keys(entries);
  if (keys.length > 0) await store.write(entries);
  return keys;
}
