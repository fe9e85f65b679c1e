import { useLayoutEffect, useRef } from 'react';

/** When the list gets shorter and the focused entry is gone, moves the focus to the open panel. */
export function useFocusKept(count: number): void {
  const last = useRef(count);
  useLayoutEffect(() => {
    const isShorter = count < last.current;
    last.current = count;
    if (isShorter && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('[popover]:popover-open')?.focus();
    }
  }, [count]);
}
