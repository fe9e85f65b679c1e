import type { KeyboardEvent } from 'react';
import { ArrowDownIcon, ArrowUpIcon, CheckIcon } from '../icons.tsx';
import { useTexts } from '../text/useTexts.ts';
import { listTexts } from './text/texts.ts';

interface Props {
  title: string;
  onMove: (by: -1 | 1) => void;
  onClose: (byKeyboard: boolean) => void;
}

/** Moving without dragging: by buttons or arrow keys, until done or the focus leaves. */
export function MoveButtons({ title, onMove, onClose }: Props) {
  const texts = useTexts(listTexts);

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose(true);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the events of its buttons arrive here
    <span
      className="row-buttons"
      onKeyDown={closeOnEscape}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Reordering the list blurs the button for a moment, without focusing anything else.
        if (relatedTarget && !currentTarget.contains(relatedTarget)) onClose(false);
      }}
    >
      <button
        type="button"
        className="icon-button"
        aria-label={texts.moveUp(title)}
        onClick={() => onMove(-1)}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to move this
        autoFocus
      >
        <ArrowUpIcon />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={texts.moveDown(title)}
        onClick={() => onMove(1)}
      >
        <ArrowDownIcon />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={texts.moveDone}
        onClick={() => onClose(true)}
      >
        <CheckIcon />
      </button>
    </span>
  );
}
