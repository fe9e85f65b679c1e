import { useEffect, useState } from 'react';
import { type Film, lengthOf, positionOf, startOf } from './scene.ts';

/** How one moves through a film. */
export interface Transport {
  place: number;
  length: number;
  isPlaying: boolean;
  goTo: (place: number) => void;
  step: () => void;
  back: () => void;
  stepUnit: () => void;
  backUnit: () => void;
  togglePlaying: () => void;
}

const UNIT_MS = 40;

/** `place` and `onPlace` are of whoever keeps the place; playing ends at the film's end, or where something fails. */
export function useTransport(
  film: Film,
  place: number,
  { onPlace, isFailed }: { onPlace: (place: number) => void; isFailed: boolean },
): Transport {
  const [isPlaying, setPlaying] = useState(false);
  const length = lengthOf(film);
  const mustStop = place >= length || isFailed;
  useEffect(() => {
    if (!isPlaying) return;
    if (mustStop) return setPlaying(false);
    const timer = setTimeout(() => onPlace(place + 1), UNIT_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, mustStop, place, onPlace]);

  const goTo = (wanted: number) => {
    setPlaying(false);
    onPlace(Math.min(Math.max(0, wanted), length));
  };
  const { chapter, unit } = positionOf(film.chapters, place);
  return {
    place,
    length,
    isPlaying,
    goTo,
    step: () => goTo(startOf(film.chapters, chapter + 1)),
    back: () => goTo(startOf(film.chapters, unit > 0 ? chapter : chapter - 1)),
    stepUnit: () => goTo(place + 1),
    backUnit: () => goTo(place - 1),
    togglePlaying() {
      if (place >= length && !isPlaying) onPlace(0);
      setPlaying(!isPlaying);
    },
  };
}
