import { type Failure, type Film, positionOf } from './scene.ts';
import type { Transport } from './useTransport.ts';

/** A way to another place. */
interface Jump {
  label: string;
  /** What is drawn on its button. */
  path: string;
  go: (transport: Transport) => void;
}

const BACK: readonly Jump[] = [
  { label: 'To the start', path: 'M5 5v14M19 5 9 12l10 7z', go: ({ goTo }) => goTo(0) },
  { label: 'Back one action', path: 'M17 5 7 12l10 7z', go: ({ back }) => back() },
  { label: 'Back one unit', path: 'm14 7-5 5 5 5', go: ({ backUnit }) => backUnit() },
];
const ON: readonly Jump[] = [
  { label: 'One unit on', path: 'm10 7 5 5-5 5', go: ({ stepUnit }) => stepUnit() },
  { label: 'One action on', path: 'm7 5 10 7-10 7z', go: ({ step }) => step() },
  { label: 'To the end', path: 'M19 5v14M5 5l10 7-10 7z', go: ({ goTo, length }) => goTo(length) },
];

interface TransportBarProps {
  film: Film;
  transport: Transport;
  failure: Failure | null;
}

/** Buttons and a slider that move through the film, and where it is. */
export function TransportBar({ film, transport, failure }: TransportBarProps) {
  const { place, length, isPlaying, goTo } = transport;
  return (
    <section className="transport" aria-label="Playing">
      <div className="button-row">
        {BACK.map((jump) => (
          <JumpButton key={jump.label} jump={jump} transport={transport} isOff={place === 0} />
        ))}
        <button type="button" className="button button-primary" onClick={transport.togglePlaying}>
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        {ON.map((jump) => (
          <JumpButton key={jump.label} jump={jump} transport={transport} isOff={place === length} />
        ))}
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

interface JumpButtonProps {
  jump: Jump;
  transport: Transport;
  isOff: boolean;
}

function JumpButton({ jump: { label, path, go }, transport, isOff }: JumpButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={() => go(transport)}
    >
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d={path} />
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
