import fc from 'fast-check';
import { type Action, histories } from '../sim/actions.ts';

/** What a button that makes an action asks for. */
export interface ActionForm {
  do: Action['do'];
  hasDevice: boolean;
  fields: ActionField[];
}

/** A number within bounds where there are many, else one of the values. */
export type ActionField = { name: string; initial: unknown } & (
  | { kind: 'number'; min: number; max: number }
  | { kind: 'choice'; values: unknown[] }
);

const MOST_CHOICES = 8;

/** One form for each kind of action that occurs, learnt from the values it occurs with: a new action needs nothing here. */
export function formsOf(actions: Iterable<Action>): ActionForm[] {
  const seen = new Map<Action['do'], Map<string, Map<string, unknown>>>();
  for (const { do: what, ...parameters } of actions) {
    const fields = seen.get(what) ?? new Map();
    seen.set(what, fields);
    for (const [name, value] of Object.entries(parameters)) {
      const values = fields.get(name) ?? new Map();
      fields.set(name, values.set(JSON.stringify(value), value));
    }
  }
  return [...seen].map(([what, fields]) => ({
    do: what,
    hasDevice: fields.has('device'),
    fields: [...fields]
      .filter(([name]) => name !== 'device')
      .map(([name, values]) => fieldOf(name, [...values.values()])),
  }));
}

const SAMPLE = fc.sample(histories, { seed: 1, numRuns: 300 });

/** A form for each action that histories have. */
export const ACTION_FORMS = formsOf(SAMPLE.flatMap(({ actions }) => actions));

function fieldOf(name: string, values: unknown[]): ActionField {
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const [min, max] = [numbers[0], numbers.at(-1)];
  if (numbers.length < values.length || min === undefined || max === undefined) {
    const sorted = values.sort();
    return { name, kind: 'choice', values: sorted, initial: sorted[0] };
  }
  if (numbers.length > MOST_CHOICES) return { name, kind: 'number', min, max, initial: min };
  return { name, kind: 'choice', values: numbers, initial: min };
}
