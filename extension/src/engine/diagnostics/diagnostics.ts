import { SCHEMA_VERSION, SETTING_VALUE_SCHEMAS } from '@daybook/protocol';
import { z } from 'zod';
import type { BrokenStored } from '../../shared/countBroken.ts';
import type { Effect } from '../contract/effect.ts';
import type { EngineEvent } from '../contract/event.ts';
import type { Moment } from '../contract/moment.ts';
import type { EngineState } from '../state/state.ts';
import { countSkipped } from './countSkipped.ts';
import { redact } from './redact.ts';
import { reducedTo } from './reduceState.ts';
import type { KeptStep } from './stepRing.ts';

/** The text form of the last steps (SPEC T1, T2, T3). */
export interface Diagnostics {
  format: typeof FORMAT;
  appVersion: string;
  schema: number;
  /** The device's clock, RFC 3339. */
  takenAt: string;
  /** Items of the server that the kept steps met and could not take (SPEC P19, D8). */
  skippedItems: number;
  /** What is stored on the device and can't be read; null where that isn't known. */
  broken: BrokenStored | null;
  /** When the direct door was found to refuse what is valid, RFC 3339; null where it isn't known to (SPEC C16). */
  directRefusedAt: string | null;
  /** Every kept step, oldest first. */
  steps: StepSummary[];
  /** What a replay needs; null where it would be too large. */
  replay: Replayable | null;
}

export interface StepSummary {
  event: EngineEvent['type'];
  /** The device's clock, ms. */
  at: number;
  effects: Effect['type'][];
  status: KeptStep['status'];
  keys: readonly string[];
  ms: number;
}

export interface Replayable {
  /** The index in `steps` of the first one that is replayed. */
  from: number;
  /** The state before it, without items that no step names. */
  state: EngineState;
  events: { event: EngineEvent; moment: Moment }[];
}

export const FORMAT = 1;
/** Characters of a replay: what a person can still paste somewhere. */
const MAX_REPLAY = 512 * 1024;

/** Settings' values that are chosen, not typed. */
const CHOICES: ReadonlySet<string> = new Set(
  Object.values(SETTING_VALUE_SCHEMAS).flatMap((schema) =>
    schema instanceof z.ZodEnum ? (schema.options as string[]) : [],
  ),
);

interface About {
  appVersion: string;
  /** ms since 1970 */
  takenAt: number;
  broken?: BrokenStored | null;
  /** ms since 1970 */
  directRefusedAt?: number | null;
}

export function diagnosticsOf(
  steps: readonly KeptStep[],
  { appVersion, takenAt, broken = null, directRefusedAt = null }: About,
): Diagnostics {
  return {
    format: FORMAT,
    appVersion,
    schema: SCHEMA_VERSION,
    takenAt: new Date(takenAt).toISOString(),
    skippedItems: countSkipped(steps.map(({ event }) => event)),
    broken,
    directRefusedAt: directRefusedAt === null ? null : new Date(directRefusedAt).toISOString(),
    steps: steps.map(summaryOf),
    replay: longestReplay(steps),
  };
}

function summaryOf({ event, moment, effects, status, keys, ms }: KeptStep): StepSummary {
  const types = effects.map(({ type }) => type);
  return { event: event.type, at: moment.now, effects: types, status, keys, ms };
}

/** From the oldest step that has its state and leaves the text small enough. */
function longestReplay(steps: readonly KeptStep[]): Replayable | null {
  for (const [from, { before }] of steps.entries()) {
    if (before === null) continue;
    const events = steps.slice(from).map(({ event, moment }) => ({ event, moment }));
    const whole = { from, state: reducedTo(before, events), events };
    const replay = redact(whole, CHOICES) as Replayable;
    if (JSON.stringify(replay).length <= MAX_REPLAY) return replay;
  }
  return null;
}
