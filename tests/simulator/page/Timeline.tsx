import { useEffect, useRef } from 'react';
import type { History } from '../actions.ts';
import { CopyButton } from './CopyButton.tsx';
import { type Chapter, positionOf, startOf } from './scene.ts';

interface TimelineProps {
  chapters: readonly Chapter[];
  place: number;
  /** The index of the chapter that failed. */
  failed: number | null;
  goTo: (place: number) => void;
  /** What can be changed and copied; null for a trace. */
  history: History | null;
  onRemove: (index: number) => void;
}

/** All chapters, the one under way or played last in view. */
export function Timeline({ chapters, place, failed, goTo, history, onRemove }: TimelineProps) {
  const list = useRef<HTMLOListElement>(null);
  const { chapter, unit } = positionOf(chapters, place);
  const current = unit > 0 ? chapter : chapter - 1;
  useEffect(() => {
    const { current: scrolled } = list;
    const shown = scrolled?.children[Math.max(0, current)];
    // Not scrollIntoView, which scrolls the page too.
    if (scrolled && shown instanceof HTMLElement)
      scrolled.scrollTop = shown.offsetTop - (scrolled.clientHeight - shown.clientHeight) / 2;
  }, [current]);
  return (
    <section className="timeline card" aria-labelledby="timeline-title">
      <header>
        <h2 id="timeline-title">{history ? 'History' : 'Trace'}</h2>
        {history && <CopyButton text={() => JSON.stringify(history)} label="Copy" />}
      </header>
      <ol ref={list}>
        {chapters.map(({ label }, index) => (
          <li key={index} data-state={stateOf(index, current, failed)}>
            <button
              type="button"
              className="chapter"
              aria-current={index === current ? 'step' : undefined}
              onClick={() => goTo(startOf(chapters, index + 1))}
            >
              {label}
            </button>
            {history && index < history.actions.length && (
              <button
                type="button"
                className="remove"
                aria-label={`Remove ${index + 1}: ${label}`}
                onClick={() => onRemove(index)}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function stateOf(index: number, current: number, failed: number | null) {
  if (index === failed) return 'failed';
  if (index === current) return 'current';
  return index < current ? 'played' : 'to-come';
}
