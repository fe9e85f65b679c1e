import { useEffect, useState } from 'react';
import type { SyncView } from './syncView.ts';

/** Most changes are sent sooner than this; a status that flickers at each keystroke would be noise. */
const CALM_MS = 400;

/** The view to show: `syncing` appears only when it lasts. */
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
