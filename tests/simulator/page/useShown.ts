import { useCallback, useEffect, useState } from 'react';
import { addressOf, firstShown, readAddress, type Shown } from './address.ts';

/** What is shown, kept in the page's address: reloading the page, after a change of the engine, shows the same again. */
export function useShown(): [Shown, (changes: Partial<Shown>) => void] {
  const [shown, setShown] = useState(() => firstShown(location.hash));
  const show = useCallback(
    (changes: Partial<Shown>) => setShown((before) => ({ ...before, ...changes })),
    [],
  );
  useEffect(() => {
    if (shown.source.from !== 'trace') history.replaceState(null, '', addressOf(shown));
  }, [shown]);
  useEffect(() => {
    const follow = () => {
      const linked = readAddress(location.hash);
      if (linked) setShown(linked);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [shown, show];
}
