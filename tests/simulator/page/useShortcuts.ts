import { useEffect } from 'react';
import type { Transport } from './useTransport.ts';

/** Keys of the whole page, for where nothing that is focused needs them itself. */
export function useShortcuts(transport: Transport): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event, transport);
      if (!action || isTakenByFocus(event)) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [transport]);
}

function actionOf(
  { key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent,
  { length, goTo, step, back, stepUnit, backUnit, togglePlaying }: Transport,
): (() => void) | null {
  if (ctrlKey || altKey || metaKey) return null;
  switch (key) {
    case 'ArrowRight':
      return shiftKey ? stepUnit : step;
    case 'ArrowLeft':
      return shiftKey ? backUnit : back;
    case ' ':
      return togglePlaying;
    case 'Home':
      return () => goTo(0);
    case 'End':
      return () => goTo(length);
    default:
      return null;
  }
}

function isTakenByFocus({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, select, textarea, dialog')) return true;
  return key === ' ' && target.closest('button, summary') !== null;
}
