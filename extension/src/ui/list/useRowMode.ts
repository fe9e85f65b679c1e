import { useEffect, useRef, useState } from 'react';

type RowMode = 'shown' | 'edited' | 'moved';

/**
 * Whether a row is shown, edited or moved; its list knows whether it is edited. Closed by keyboard, it returns the focus
 * to the button that started it.
 */
export function useRowMode(isEdited: boolean, closeEditor: () => void) {
  const [isMoved, setMoved] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const moveButton = useRef<HTMLButtonElement>(null);
  const focusDue = useRef<typeof editButton | null>(null);
  const mode: RowMode = isEdited ? 'edited' : isMoved ? 'moved' : 'shown';

  useEffect(() => {
    if (mode !== 'shown') return;
    focusDue.current?.current?.focus();
    focusDue.current = null;
  }, [mode]);

  const close = (byKeyboard: boolean) => {
    focusDue.current = byKeyboard ? (isEdited ? editButton : moveButton) : null;
    if (isEdited) closeEditor();
    else setMoved(false);
  };

  return { mode, move: () => setMoved(true), close, editButton, moveButton };
}
