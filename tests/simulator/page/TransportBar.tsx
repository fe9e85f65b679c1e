import type { ReactNode } from 'react';
import { type Failure, type Film, positionOf } from './scene.ts';
import type { Transport } from './useTransport.ts';

interface TransportBarProps {
  film: Film;
  transport: Transport;
  failure: Failure | null;
}

/** Buttons and a slider that move through the film, and where it is. */
export function TransportBar({ film, transport, failure }: TransportBarProps) {
  const { place, length, isPlaying, goTo, step, back, stepUnit, backUnit } = transport;
  const isStart = place === 0;
  const isEnd = place === length;
  return (
    <section className="transport" aria-label="Playing">
      <div className="button-row">
        <TransportButton
          label="To the start"
          icon={<path d="M5 5v14M19 5 9 12l10 7z" />}
          isOff={isStart}
          onPress={() => goTo(0)}
        />
        <TransportButton
          label="Back one action"
          icon={<path d="M17 5 7 12l10 7z" />}
          isOff={isStart}
          onPress={back}
        />
        <TransportButton
          label="Back one unit"
          icon={<path d="m14 7-5 5 5 5" />}
          isOff={isStart}
          onPress={backUnit}
        />
        <button type="button" className="button button-primary" onClick={transport.togglePlaying}>
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <TransportButton
          label="One unit on"
          icon={<path d="m10 7 5 5-5 5" />}
          isOff={isEnd}
          onPress={stepUnit}
        />
        <TransportButton
          label="One action on"
          icon={<path d="m7 5 10 7-10 7z" />}
          isOff={isEnd}
          onPress={step}
        />
        <TransportButton
          label="To the end"
          icon={<path d="M19 5v14M5 5l10 7-10 7z" />}
          isOff={isEnd}
          onPress={() => goTo(length)}
        />
      </div>
      <input
        type="range"
        aria-label="Place"
        min={0}
        max={length}
        value={place}
        onChange={({ target }) => goTo(target.valueAsNumber)}
      />
      <p className={failure ? 'place place-failed' : 'place'} role="status">
        {failure ? 'Something is wrong' : describePlace(film, place)}
      </p>
    </section>
  );
}

interface TransportButtonProps {
  label: string;
  /** What is inside of its SVG. */
  icon: ReactNode;
  isOff: boolean;
  onPress: () => void;
}

function TransportButton({ label, icon, isOff, onPress }: TransportButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={onPress}
    >
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        {icon}
      </svg>
    </button>
  );
}

function describePlace({ chapters }: Film, place: number): string {
  const { chapter, unit } = positionOf(chapters, place);
  const next = chapters[chapter];
  if (!next) return `All ${chapters.length} played: everything holds`;
  const amid = unit > 0 ? `, ${unit} of ${next.units}` : '';
  return `${chapter} of ${chapters.length} · next: ${next.label}${amid}`;
}
