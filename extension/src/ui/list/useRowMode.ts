import { useEffect, useRef, useState } from 'react';

type RowMode = 'shown' | 'edited' | 'moved';

/** Whether a row is shown, edited or moved. Closed by keyboard, it returns the focus to the button that started it. */
export function useRowMode() {
  const [mode, setMode] = useState<RowMode>('shown');
  const editButton = useRef<HTMLButtonElement>(null);
  const moveButton = useRef<HTMLButtonElement>(null);
  const focusDue = useRef<typeof editButton | null>(null);

  useEffect(() => {
    if (mode !== 'shown') return;
    focusDue.current?.current?.focus();
    focusDue.current = null;
  }, [mode]);

  const close = (byKeyboard: boolean) => {
    const button = mode === 'edited' ? editButton : moveButton;
    focusDue.current = byKeyboard ? button : null;
    setMode('shown');
  };

  return { mode, setMode, close, editButton, moveButton };
}
