/** These run in a page. Times are ms since its navigation began. */

/** What is seen of a page from its beginning on. */
export interface Watched {
  /** When the frame with the first content was made; null before. */
  contentAt: number | null;
  shifts: { at: number; value: number }[];
  longTasks: { at: number; ms: number }[];
  /** Calls back when the next frame is made. */
  afterFrame: (callback: () => void) => void;
}

declare global {
  var watched: Watched;
}

/** Runs before the page's own scripts; `content` is a selector of what the page shows first. */
export function watchPage(content: string): void {
  const afterFrame = (callback: () => void) =>
    requestAnimationFrame(() => {
      // A message is handled once the frame is laid out and drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = callback;
      port2.postMessage(null);
    });
  const found: Watched = { contentAt: null, shifts: [], longTasks: [], afterFrame };
  globalThis.watched = found;
  const observer = new MutationObserver(() => {
    if (!document.querySelector(content)) return;
    observer.disconnect();
    afterFrame(() => {
      found.contentAt = performance.now();
    });
  });
  observer.observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      found.shifts.push({ at: entry.startTime, value: entry.value });
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      found.longTasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask', buffered: true });
}

export interface Opened {
  contentMs: number;
  firstPaintMs: number;
  /** What moved after the first content: the sum of the browser's scores. */
  shift: number;
}

export function readOpened(): Opened {
  const { contentAt, shifts } = globalThis.watched;
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  if (contentAt === null || !paint) throw new Error('Nothing is painted');
  const late = shifts.filter(({ at }) => at > contentAt);
  return {
    contentMs: contentAt,
    firstPaintMs: paint.startTime,
    shift: late.reduce((sum, { value }) => sum + value, 0),
  };
}

export interface Ticked {
  /** From the click to the frame that shows it. */
  frameMs: number;
  /** Tasks of more than 50 ms until all has come back from the worker. */
  longTasks: number[];
}

/** Ticks the box at this place in the list and waits `settleMs` for what follows. */
export async function tickAt(place: number, box: string, settleMs: number): Promise<Ticked> {
  const { afterFrame, longTasks } = globalThis.watched;
  const target = document.querySelectorAll<HTMLInputElement>(box)[place];
  if (!target) throw new Error(`There is no box ${place}`);
  const begin = performance.now();
  target.click();
  await new Promise<void>((resolve) => afterFrame(resolve));
  const frameMs = performance.now() - begin;
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const late = longTasks.filter(({ at }) => at >= begin);
  return { frameMs, longTasks: late.map(({ ms }) => ms) };
}
