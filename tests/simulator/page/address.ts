import { BREAKABLE, type Broken } from '../broken/rules.ts';
import { FIRST_SUITE, isKnown, KNOWN_NAMES, readSource, type Source } from './source.ts';

/** What the page shows: a link to it shows the same again, traces excepted. */
export interface Shown {
  source: Source;
  /** The rule that is broken on purpose. */
  broken: Broken;
  place: number;
}

/** The fragment of the page's address. */
export function addressOf({ source, broken, place }: Shown): string {
  const parameters = new URLSearchParams(parametersOf(source));
  if (broken !== 'nothing') parameters.set('broken', broken);
  parameters.set('at', String(place));
  return `#${parameters}`;
}

/** Null where the address is of nothing, or of a trace, which is too large for one. */
export function readAddress(fragment: string): Shown | null {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const source = sourceIn(parameters);
  if (!source) return null;
  const broken = parameters.get('broken') ?? '';
  return {
    source,
    broken: Object.hasOwn(BREAKABLE, broken) ? (broken as Broken) : 'nothing',
    place: Math.max(0, Number.parseInt(parameters.get('at') ?? '0', 10) || 0),
  };
}

function parametersOf(source: Source): Record<string, string> {
  switch (source.from) {
    case 'known':
      return { known: source.name };
    case 'seed':
      return { seed: String(source.seed), suite: source.suite };
    case 'history':
      return { history: JSON.stringify(source.history) };
    case 'trace':
      return {};
  }
}

function sourceIn(parameters: URLSearchParams): Source | null {
  const name = parameters.get('known');
  if (isKnown(name)) return { from: 'known', name };
  const history = parameters.get('history');
  if (history !== null) return readSource(history);
  const seed = Number.parseInt(parameters.get('seed') ?? '', 10);
  if (Number.isNaN(seed)) return null;
  return { from: 'seed', seed, suite: parameters.get('suite') ?? FIRST_SUITE };
}

/** What the page begins with. */
export function firstShown(fragment: string): Shown {
  const name = KNOWN_NAMES[0];
  if (!name) throw new Error('No history is known');
  return readAddress(fragment) ?? { source: { from: 'known', name }, broken: 'nothing', place: 0 };
}
