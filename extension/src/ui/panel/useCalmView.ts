import { useEffect, useState } from 'react';
import type { SyncView } from './syncView.ts';

/** Most changes are sent sooner than this; a status that flickers at each keystroke would be noise. */
const CALM_MS = 400;

/** The view to show: `syncing` appears only when it lasts. */
export function useCalmView(view: SyncView): SyncView {
  const { state } = view.status;
  // The last view before it was syncing; none once that lasts.
  const [before, setBefore] = useState<SyncView>();

  useEffect(() => {
    if (state !== 'syncing') return;
    const timer = setTimeout(() => setBefore(undefined), CALM_MS);
    return () => clearTimeout(timer);
  }, [state]);

  useEffect(() => {
    if (state !== 'syncing') setBefore(view);
  }, [state, view]);

  return state === 'syncing' && before ? before : view;
}
