import { useLayoutEffect, useRef } from 'react';

/** When the entry that has the focus vanishes from a list of so many, the focus goes to the open panel, not nowhere. */
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
