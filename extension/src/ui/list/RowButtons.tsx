import type { RefObject } from 'react';
import { GripIcon, PencilIcon, TrashIcon } from '../icons.tsx';
import { useTexts } from '../text/useTexts.ts';
import { listTexts } from './text/texts.ts';

interface Props {
  title: string;
  editButton: RefObject<HTMLButtonElement | null>;
  moveButton: RefObject<HTMLButtonElement | null>;
  onMove: () => void;
  onEdit: () => void;
  onRemove: (button: Element) => void;
}

/** What can be done to any item of a list. */
export function RowButtons({ title, editButton, moveButton, onMove, onEdit, onRemove }: Props) {
  const texts = useTexts(listTexts);
  return (
    <span className="row-buttons">
      <button
        type="button"
        ref={moveButton}
        className="icon-button row-grip"
        aria-label={texts.move(title)}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={onMove}
      >
        <GripIcon />
      </button>
      <button
        type="button"
        ref={editButton}
        className="icon-button"
        aria-label={texts.edit(title)}
        onClick={onEdit}
      >
        <PencilIcon />
      </button>
      <button
        type="button"
        className="icon-button icon-button-danger"
        aria-label={texts.remove(title)}
        onClick={(event) => onRemove(event.currentTarget)}
      >
        <TrashIcon />
      </button>
    </span>
  );
}
