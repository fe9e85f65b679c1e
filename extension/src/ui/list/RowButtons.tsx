import type { RefObject } from 'react';
import { GripIcon, PencilIcon, TrashIcon } from '../icons.tsx';
import { useMessages } from '../services.ts';

interface Props {
  title: string;
  editButton: RefObject<HTMLButtonElement | null>;
  moveButton: RefObject<HTMLButtonElement | null>;
  onMove: () => void;
  onEdit: () => void;
  onRemove: (button: Element) => void;
}

/** What can be done to a todo besides ticking it. */
export function RowButtons({ title, editButton, moveButton, onMove, onEdit, onRemove }: Props) {
  const messages = useMessages().todos;
  return (
    <span className="todo-buttons">
      <button
        type="button"
        ref={moveButton}
        className="icon-button todo-grip"
        aria-label={messages.move(title)}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={onMove}
      >
        <GripIcon />
      </button>
      <button
        type="button"
        ref={editButton}
        className="icon-button"
        aria-label={messages.edit(title)}
        onClick={onEdit}
      >
        <PencilIcon />
      </button>
      <button
        type="button"
        className="icon-button icon-button-danger"
        aria-label={messages.remove(title)}
        onClick={(event) => onRemove(event.currentTarget)}
      >
        <TrashIcon />
      </button>
    </span>
  );
}
