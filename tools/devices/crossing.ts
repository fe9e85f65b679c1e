import type { NewTabPage } from './newTabPage.ts';

/** A todo on its way from one device's tab to another's. */
export interface Crossing {
  /** Clicks "Add todo" on the first. */
  add(): Promise<void>;
  /** Waits until the second has painted it; gives the milliseconds since the click. */
  arrived(): Promise<number>;
}

/** Types a todo on one tab and has another look out for it. The tabs must share a machine, and so its clock. */
export async function prepareCrossing(
  from: NewTabPage,
  to: NewTabPage,
  title: string,
): Promise<Crossing> {
  await from.typeTodo(title);
  // Handles to promises, so that both pages are looking before anything happens.
  const clicked = await from.addButton.evaluateHandle(clickOf);
  const painted = await to.page.evaluateHandle(paintOf, title);
  return {
    add: () => from.addButton.click(),
    arrived: async () => {
      const end = await painted.evaluate(({ at }) => at);
      return end - (await clicked.evaluate(({ at }) => at));
    },
  };
}

/** Runs in the page. When the element is next clicked, in ms since 1970. */
function clickOf(element: Element): { at: Promise<number> } {
  const at = new Promise<number>((resolve) => {
    // Capturing, to be before the handlers of the page.
    element.addEventListener('click', () => resolve(Date.now()), { capture: true, once: true });
  });
  return { at };
}

/** Runs in the page. When a todo of this title is first on the screen, in ms since 1970. */
function paintOf(title: string): { at: Promise<number> } {
  const at = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      const labels = [...document.querySelectorAll('[data-item-id] label')];
      if (!labels.some(({ textContent }) => textContent === title)) return;
      observer.disconnect();
      // The second frame starts after the first, with the todo in it, was drawn.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return { at };
}
