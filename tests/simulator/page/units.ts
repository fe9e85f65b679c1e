import type { Action } from '../actions.ts';

/** How many places an action has of its own. */
export function unitsOf(action: Action): number {
  return action.do === 'work' ? action.steps : 1;
}

/** Does what the whole action does in its first so many units. */
export function firstUnits(action: Action, units: number): Action {
  return action.do === 'work' ? { ...action, steps: units } : action;
}
