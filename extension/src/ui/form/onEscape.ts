import type { KeyboardEvent } from 'react';

/** Closes only what the key was pressed in, not the whole panel. */
export function onEscape(leave: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    leave();
  };
}
