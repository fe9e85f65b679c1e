import type { Effect } from './contract/effect.ts';
import type { EngineEvent } from './contract/event.ts';
import type { Moment } from './contract/moment.ts';
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
      const { next, effects } = stepAll(state, events, world);
      try {
        await writeChanges(world.store, state, next);
      } catch (error) {
        queue = [...events, ...queue];
        await world.storeFailed(error);
        continue;
      }
      state = next;
      for (const effect of effects) world.perform(effect);
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
  const effects: Effect[] = [];
  for (const event of events) {
    const taken = step(next, event, world.moment());
    next = taken.state;
    effects.push(...taken.effects);
  }
  return { next, effects };
}

async function writeChanges(
  store: LocalStore,
  before: EngineState,
  after: EngineState,
): Promise<void> {
  const entries = changedEntries(before, after);
  if (Object.keys(entries).length > 0) await store.write(entries);
}
