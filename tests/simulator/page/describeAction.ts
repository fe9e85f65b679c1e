import type { Action } from '../actions.ts';
import { formatDuration } from './format.ts';

/** Parameters that say nothing to a person. */
const PASSED_OVER = new Set(['do', 'choice']);

/** One line: what happens, to which device, and how. */
export function describeAction(action: Action, deviceNames: readonly string[]): string {
  const parameters = Object.entries(action).filter(([name]) => !PASSED_OVER.has(name));
  const parts = parameters.map(([name, value]) => {
    if (name === 'device') return deviceNames[Number(value) % deviceNames.length] ?? '';
    return describeParameter(name, value);
  });
  return [inWords(action.do), ...parts].join(' · ');
}

export function describeParameter(name: string, value: unknown): string {
  if (value === undefined) return `no ${inWords(name)}`;
  if (name === 'ms') return formatDuration(Number(value));
  if (/Ms$/.test(name)) return `${inWords(name.slice(0, -2))} ${formatDuration(Number(value))}`;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? inWords(name) : `not ${inWords(name)}`;
  return `${inWords(name)} ${JSON.stringify(value)}`;
}

/** `loseAnswer` → `lose answer` */
export function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
