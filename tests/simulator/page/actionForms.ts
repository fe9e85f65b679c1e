import { type Action, KINDS } from '../actions.ts';
import { actionOf } from '../generate.ts';
import { Random } from '../random.ts';

/** What a button that makes an action asks for. */
export interface ActionForm {
  do: Action['do'];
  hasDevice: boolean;
  fields: ActionField[];
}

/** A number within bounds where there are many, else one of the values; undefined where an action needn't have it. */
export type ActionField = { name: string; initial: unknown } & (
  | { kind: 'number'; min: number; max: number }
  | { kind: 'choice'; values: unknown[] }
);

const MOST_CHOICES = 8;

/** One form for each kind of action that occurs, learnt from the values it occurs with: a new action needs nothing here. */
export function formsOf(actions: Iterable<Action>): ActionForm[] {
  const byKind = Map.groupBy(actions, (action) => action.do);
  return [...byKind].map(([what, ofKind]) => {
    const names = new Set(ofKind.flatMap((action) => Object.keys(action)));
    const fields = [...names].filter((name) => name !== 'do' && name !== 'device');
    return {
      do: what,
      hasDevice: names.has('device'),
      fields: fields.map((name) => fieldOf(name, valuesOf(ofKind, name))),
    };
  });
}

/** Each once, in order. */
function valuesOf(actions: readonly Action[], name: string): unknown[] {
  const values = actions.map((action) => (action as Record<string, unknown>)[name]);
  const distinct = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...distinct.values()].sort(byValue);
}

function byValue(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one) < String(other) ? -1 : 1;
}

const RANDOM = new Random(1);
const SAMPLE = Object.keys(KINDS).flatMap((name) =>
  Array.from({ length: 100 }, () => actionOf(RANDOM, { weights: { [name]: 1 } })),
);

/** A form for each action that histories have. */
export const ACTION_FORMS = formsOf(SAMPLE);

function fieldOf(name: string, values: unknown[]): ActionField {
  const [min, max] = [values[0], values.at(-1)];
  const initial = values.includes(undefined) ? undefined : min;
  const areNumbers = values.every((value) => typeof value === 'number');
  if (areNumbers && values.length > MOST_CHOICES)
    return { name, kind: 'number', min: Number(min), max: Number(max), initial };
  return { name, kind: 'choice', values, initial };
}
