import { useCallback, useMemo } from 'react';
import type { Action } from '../actions.ts';
import { ActionForms } from './ActionForms.tsx';
import type { Shown } from './address.ts';
import { FailureBanner } from './FailureBanner.tsx';
import { withAction, withoutAction } from './history.ts';
import { Stage } from './Stage.tsx';
import { type Film, lengthOf } from './scene.ts';
import { historyOf } from './source.ts';
import { Timeline } from './Timeline.tsx';
import { TransportBar } from './TransportBar.tsx';
import { useShortcuts } from './useShortcuts.ts';
import { useTransport } from './useTransport.ts';

interface PlayerProps {
  film: Film;
  shown: Shown;
  show: (changes: Partial<Shown>) => void;
}

/** A film at its place, with all that moves it or changes it. */
export function Player({ film, shown: { source, place: wanted }, show }: PlayerProps) {
  const place = Math.min(wanted, lengthOf(film));
  const scene = useMemo(() => film.sceneAt(place), [film, place]);
  const { failure } = scene;
  const onPlace = useCallback((next: number) => show({ place: next }), [show]);
  const transport = useTransport(film, place, { onPlace, isFailed: failure !== null });
  useShortcuts(transport);

  const history = source.from === 'trace' ? null : historyOf(source);
  const edit = ({ history: changed, place: next }: ReturnType<typeof withAction>) =>
    show({ source: { from: 'history', history: changed }, place: next });
  const insert = (action: Action) => {
    if (history) edit(withAction(history, film.chapters, place, action));
  };
  const remove = (index: number) => {
    if (history) edit(withoutAction(history, film.chapters, place, index));
  };
  return (
    <>
      <TransportBar film={film} transport={transport} failure={failure} />
      <main className="player">
        <Timeline
          chapters={film.chapters}
          place={place}
          failed={failure?.chapter ?? null}
          goTo={transport.goTo}
          history={history}
          onRemove={remove}
        />
        <div className="stage-and-actions">
          {failure && (
            <FailureBanner
              title={`${failure.chapter + 1}. ${film.chapters[failure.chapter]?.label}`}
              message={failure.message}
            />
          )}
          <Stage scene={scene} />
          {history && (
            <ActionForms deviceNames={scene.devices.map(({ name }) => name)} onAction={insert} />
          )}
        </div>
      </main>
    </>
  );
}
