import type { FormEvent } from 'react';
import { BREAKABLE, type Broken } from '../broken/rules.ts';
import { SUITES } from '../generate.ts';
import type { Shown } from './address.ts';
import { PasteDialog } from './PasteDialog.tsx';
import { FIRST_SUITE, isKnown, KNOWN_NAMES, type Source } from './source.ts';

interface SourceBarProps {
  shown: Shown;
  show: (changes: Partial<Shown>) => void;
}

/** Chooses what is played. */
export function SourceBar({ shown: { source, broken }, show }: SourceBarProps) {
  const load = (loaded: Source) => show({ source: loaded, place: 0 });
  return (
    <header className="sources">
      <h1>Daybook simulator</h1>
      <label>
        Known history
        <select
          value={source.from === 'known' ? source.name : ''}
          onChange={({ target: { value } }) =>
            isKnown(value) && load({ from: 'known', name: value })
          }
        >
          {source.from !== 'known' && <option value="">none</option>}
          {KNOWN_NAMES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <SeedForm source={source} load={load} />
      <PasteDialog load={load} />
      <label>
        Break
        <select
          value={broken}
          onChange={({ target }) => show({ broken: target.value as Broken, place: 0 })}
        >
          {Object.keys(BREAKABLE).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
    </header>
  );
}

/** A seed and a suite as a failed run of the fuzz prints them. */
function SeedForm({ source, load }: { source: Source; load: (source: Source) => void }) {
  const { seed, suite } = source.from === 'seed' ? source : { seed: 1, suite: FIRST_SUITE };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    load({ from: 'seed', seed: Number(entered.get('seed')), suite: String(entered.get('suite')) });
  };
  return (
    <form key={`${seed}/${suite}`} onSubmit={submit}>
      <label>
        Seed
        <input type="number" name="seed" step={1} defaultValue={seed} required />
      </label>
      <label>
        Suite
        <select name="suite" defaultValue={suite}>
          {Object.keys(SUITES).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        Load
      </button>
      <button
        type="button"
        className="button"
        onClick={() => load({ from: 'seed', seed: seed + 1, suite })}
      >
        Next seed
      </button>
    </form>
  );
}
