import type { History } from './actions.ts';

/** How often a smaller history is tried. */
const TRIES = 400;

/** As few actions as still fail; `fails` plays a history. */
export function shrink(history: History, fails: (history: History) => boolean): History {
  let smallest = history;
  let tries = 0;
  for (let size = Math.ceil(history.actions.length / 2); size >= 1; ) {
    let isSmaller = false;
    for (let from = 0; from < smallest.actions.length && tries < TRIES; ) {
      tries += 1;
      const fewer = { ...smallest, actions: smallest.actions.toSpliced(from, size) };
      if (fails(fewer)) {
        smallest = fewer;
        isSmaller = true;
      } else {
        from += size;
      }
    }
    if (!isSmaller || size > 1) size = size === 1 ? 0 : Math.floor(size / 2);
  }
  return smallest;
}
