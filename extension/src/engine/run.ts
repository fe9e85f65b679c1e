import type { Effect } from './contract/effect.ts';
import type { EngineEvent } from './contract/event.ts';
import type { Moment } from './contract/moment.ts';
import type { TakenStep } from './diagnostics/stepRing.ts';
import { changedEntries, mendedEntries, restore } from './persistence.ts';
import type { LocalStore } from './ports/localStore.ts';
import type { EngineState } from './state/state.ts';
import { step } from './step.ts';

export interface EngineWorld {
  store: LocalStore;
  moment(): Moment;
  /** Starts an effect, which answers by events. */
  perform(effect: Effect): void;
  /** Logs what a step, an effect or `noteStep` threw; must not throw itself. */
  threw(error: unknown): void;
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
  /** Resolves when what is stored has been read. */
  loaded: Promise<void>;
}

/**
 * Runs the machine: events one after the other, the durable part of the state stored before any effect of it runs. Events
 * that came during a write are taken together, with one write. What throws ends neither the engine nor the other events
 * (SPEC R1).
 */
export function startEngine(world: EngineWorld): Engine {
  let state: EngineState | null = null;
  let queue: EngineEvent[] = [{ type: 'started' }];
  let isRunning = false;
  const loaded = Promise.withResolvers<void>();

  async function drain(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    state ??= await load(world);
    loaded.resolve();
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
        const ofStep = index === steps.length - 1 ? keys : [];
        attempt(world, () => world.noteStep({ ...taken, keys: ofStep }));
      }
      const effects = steps.flatMap((taken) => taken.effects);
      const isDone = effects.map((effect) => attempt(world, () => world.perform(effect)));
      // A fault's own effects that throw don't make another: it would never end.
      const wasFault = events.some(({ type }) => type === 'faulted');
      if (isDone.includes(false) && !wasFault) queue.push({ type: 'faulted' });
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
    loaded: loaded.promise,
  };
}

/** False where it threw. */
function attempt(world: EngineWorld, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    world.threw(error);
    return false;
  }
}

async function load(world: EngineWorld): Promise<EngineState> {
  for (;;) {
    try {
      const raw = await world.store.readAll();
      const restored = restore(raw, world.moment().nonce);
      const mended = mendedEntries(raw, restored);
      if (Object.keys(mended).length > 0) await world.store.write(mended);
      return restored;
    } catch (error) {
      await world.storeFailed(error);
    }
  }
}

type Stepped = Omit<TakenStep, 'keys'>;

function stepAll(state: EngineState, events: readonly EngineEvent[], world: EngineWorld) {
  let next = state;
  const steps: Stepped[] = [];
  const take = (event: EngineEvent): boolean => {
    const stepped = stepOne(next, event, world);
    if (!stepped) return false;
    next = stepped.next;
    steps.push(stepped.taken);
    return true;
  };
  for (const event of events) {
    if (take(event)) continue;
    const parts = partsOf(event);
    for (const part of parts) {
      if (parts.length > 1 && take(part)) continue;
      // Where even a fault throws, the state stays as it is, for the next event.
      take({ type: 'faulted', lost: part.type === 'editsFound' ? part.edits : [] });
    }
  }
  return { next, steps };
}

/** An edit that can't be taken keeps no other from being taken, but for later ones of its item. */
export function partsOf(event: EngineEvent): EngineEvent[] {
  if (event.type !== 'editsFound') return [event];
  return event.edits.map((edit) => ({ ...event, edits: [edit] }));
}

/** Null where the step threw. */
function stepOne(before: EngineState, event: EngineEvent, world: EngineWorld) {
  const moment = world.moment();
  const startedAt = world.elapsed();
  try {
    const { state: next, effects } = step(before, event, moment);
    const ms = world.elapsed() - startedAt;
    const taken: Stepped = { before, event, moment, effects, status: next.status.state, ms };
    return { next, taken };
  } catch (error) {
    world.threw(error);
    return null;
  }
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
