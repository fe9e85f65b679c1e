import { useMemo } from 'react';
import { BREAKABLE, type Broken } from '../broken/rules.ts';
import { FailureBanner } from './FailureBanner.tsx';
import { HistoryFilm } from './historyFilm.ts';
import { Player } from './Player.tsx';
import { SourceBar } from './SourceBar.tsx';
import type { Film } from './scene.ts';
import { historyOf, type Source } from './source.ts';
import { TraceFilm } from './traceFilm.ts';
import { useShown } from './useShown.ts';

/** The simulator's page: a source, and what its film shows. */
export function App() {
  const [shown, show] = useShown();
  const { source, broken } = shown;
  const film = useMemo(() => filmOf(source, broken), [source, broken]);
  return (
    <>
      <SourceBar shown={shown} show={show} />
      {film instanceof Error ? (
        <main className="player">
          <FailureBanner title="This can’t be played" message={film.message} />
        </main>
      ) : (
        <Player film={film} shown={shown} show={show} />
      )}
    </>
  );
}

/** What a person loads may be nonsense. */
function filmOf(source: Source, broken: Broken): Film | Error {
  try {
    if (source.from === 'trace') return new TraceFilm(source.diagnostics);
    return new HistoryFilm(historyOf(source), BREAKABLE[broken]);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
