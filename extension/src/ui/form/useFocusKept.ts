import { useLayoutEffect, useRef } from 'react';
import { SYNC_PANEL_ID } from '../panel/panelId.ts';

/** When the entry that has the focus vanishes from a list of so many, the focus goes to the panel rather than nowhere. */
export function useFocusKept(count: number): void {
  const last = useRef(count);
  useLayoutEffect(() => {
    const isShorter = count < last.current;
    last.current = count;
    if (isShorter && document.activeElement === document.body) {
      document.getElementById(SYNC_PANEL_ID)?.focus();
    }
  }, [count]);
}
