import type { KeyboardEvent } from 'react';
import { ArrowDownIcon, ArrowUpIcon, CheckIcon } from '../icons.tsx';
import { useMessages } from '../services.ts';

interface Props {
  title: string;
  onMove: (by: -1 | 1) => void;
  onClose: (byKeyboard: boolean) => void;
}

/** Moving without dragging: by buttons or arrow keys, until done or left. */
export function MoveButtons({ title, onMove, onClose }: Props) {
  const messages = useMessages().todos;

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose(true);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what happens to its buttons arrives here
    <span
      className="todo-buttons"
      onKeyDown={closeOnEscape}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Reordering the list blurs for a moment; then nothing else has the focus.
        if (relatedTarget && !currentTarget.contains(relatedTarget)) onClose(false);
      }}
    >
      <button
        type="button"
        className="icon-button"
        aria-label={messages.moveUp(title)}
        onClick={() => onMove(-1)}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to move this
        autoFocus
      >
        <ArrowUpIcon />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={messages.moveDown(title)}
        onClick={() => onMove(1)}
      >
        <ArrowDownIcon />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={messages.moveDone}
        onClick={() => onClose(true)}
      >
        <CheckIcon />
      </button>
    </span>
  );
}
