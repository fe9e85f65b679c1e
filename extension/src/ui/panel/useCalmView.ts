import { useEffect, useState } from 'react';
import type { SyncView } from './syncView.ts';

/** A change is usually sent sooner than this, and a status that flickers at each keystroke tells nobody anything. */
const CALM_MS = 400;

/** The view to show to people: `syncing` appears only when it lasts. */
export function useCalmView(view: SyncView): SyncView {
  const { state } = view.status;
  const [settled, setSettled] = useState(view);
  const [isLasting, setLasting] = useState(state === 'syncing');

  useEffect(() => {
    if (state !== 'syncing') {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), CALM_MS);
    return () => clearTimeout(timer);
  }, [state]);

  useEffect(() => {
    if (state !== 'syncing') setSettled(view);
  }, [state, view]);

  return state === 'syncing' && !isLasting ? settled : view;
}
