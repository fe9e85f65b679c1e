import type { Action, History } from '../actions.ts';
import { type Chapter, positionOf, startOf } from './scene.ts';
import { firstUnits, unitsOf } from './units.ts';

/** A history that was changed by hand, and the place to show of it. */
export interface Edited {
  history: History;
  place: number;
}

/**
 * Puts an action where the place is, and goes to the place after it. Amid an action that goes on for several units, it
 * is divided in two.
 */
export function withAction(
  history: History,
  chapters: readonly Chapter[],
  place: number,
  action: Action,
): Edited {
  const { chapter, unit } = positionOf(chapters, place);
  const index = Math.min(chapter, history.actions.length);
  const amid = history.actions[index];
  const divided =
    amid && unit > 0
      ? [firstUnits(amid, unit), action, firstUnits(amid, unitsOf(amid) - unit)]
      : null;
  const actions = divided
    ? history.actions.toSpliced(index, 1, ...divided)
    : history.actions.toSpliced(index, 0, action);
  // Not the place itself: after the settling it is put before it.
  const before = startOf(chapters, index) + unit;
  return { history: { ...history, actions }, place: before + unitsOf(action) };
}

export function withoutAction(
  history: History,
  chapters: readonly Chapter[],
  place: number,
  index: number,
): Edited {
  const actions = history.actions.toSpliced(index, 1);
  return { history: { ...history, actions }, place: Math.min(place, startOf(chapters, index)) };
}
