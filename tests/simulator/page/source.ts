import type { Diagnostics } from '../../../extension/src/engine/diagnostics/diagnostics.ts';
import { readDiagnostics } from '../../../tools/replay/readDiagnostics.ts';
import type { History } from '../actions.ts';
import * as generate from '../generate.ts';
import { KNOWN_HISTORIES } from '../knownHistories.ts';

/** Where a film comes from. */
export type Source =
  | { from: 'known'; name: KnownName }
  /** As a failed run of the fuzz prints them. */
  | { from: 'seed'; seed: number; suite: string }
  | { from: 'history'; history: History }
  | { from: 'trace'; diagnostics: Diagnostics };

export type KnownName = keyof typeof KNOWN_HISTORIES;

export const KNOWN_NAMES = Object.keys(KNOWN_HISTORIES) as KnownName[];

export const [FIRST_SUITE = ''] = Object.keys(generate.SUITES);

export function isKnown(name: string | null): name is KnownName {
  return name !== null && Object.hasOwn(KNOWN_HISTORIES, name);
}

/** The history that a source gives; a trace is of one device and has none. */
export function historyOf(source: Exclude<Source, { from: 'trace' }>): History {
  switch (source.from) {
    case 'known':
      return KNOWN_HISTORIES[source.name];
    case 'seed':
      return seededHistory(source.seed, source.suite);
    case 'history':
      return source.history;
  }
}

function seededHistory(seed: number, suite: string): History {
  const { SUITES, historyOf: generated } = generate;
  if (!Object.hasOwn(SUITES, suite)) throw new Error(`No suite of the fuzz is called ${suite}`);
  return generated(seed, SUITES[suite]);
}

/** What a person may paste: diagnostics, a history, or what a failed run of the fuzz printed; null for anything else. */
export function readSource(text: string): Source | null {
  const diagnostics = readDiagnostics(text);
  if (diagnostics) return { from: 'trace', diagnostics };
  const counterexample = /^\s*Counterexample: (.*)$/m.exec(text)?.[1];
  const history = readHistory(counterexample ?? text);
  if (history) return { from: 'history', history };
  const [, seed, suite] = /seed: (\d+), suite: (\w+)/.exec(text) ?? [];
  return seed && suite ? { from: 'seed', seed: Number(seed), suite } : null;
}

/** A history as JSON. */
function readHistory(text: string): History | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isHistory(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** What is inside the actions is trusted. */
function isHistory(candidate: unknown): candidate is History {
  const { skews, actions } = (candidate ?? {}) as Partial<History>;
  const isAction = (action: unknown) => typeof (action as { do?: unknown } | null)?.do === 'string';
  return Array.isArray(skews) && Array.isArray(actions) && actions.every(isAction);
}
