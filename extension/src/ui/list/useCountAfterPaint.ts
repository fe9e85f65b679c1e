import { startTransition, useEffect, useState } from 'react';
import { afterPaint } from '../afterPaint.ts';

/** How many rows to render: `first` until they are on the screen, then all. React begins a deferred render before that. */
export function useCountAfterPaint(first: number): number {
  const [count, setCount] = useState(first);
  useEffect(() => {
    let isGone = false;
    afterPaint(() => {
      if (!isGone) startTransition(() => setCount(Number.POSITIVE_INFINITY));
    });
    return () => {
      isGone = true;
    };
  }, []);
  return count;
}
