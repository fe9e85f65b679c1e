/** Calls back once the current document is on the screen: the second frame starts after the first was drawn. */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(callback));
}
