/** Calls back when what is in the document now is on the screen: the second frame starts after the first was drawn. */
export function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(callback));
}
