import { AWAY, type AwayAction } from './actions/away.ts';
import { DOORS, type DoorAction } from './actions/doors.ts';
import { EVERYDAY, type EverydayAction } from './actions/everyday.ts';
import type { Kind, Kinds } from './actions/kind.ts';
import { MACHINES, type MachineAction } from './actions/machines.ts';
import { PEOPLE, type PeopleAction } from './actions/people.ts';
import { TIME, type TimeAction } from './actions/time.ts';
import { VALUES, type ValueAction } from './actions/values.ts';
import { VERSIONS, type VersionAction } from './actions/versions.ts';
import type { HistoryOptions, Stage } from './stage.ts';

/** One thing that happens in a history. */
export type Action =
  | EverydayAction
  | AwayAction
  | TimeAction
  | DoorAction
  | PeopleAction
  | ValueAction
  | VersionAction
  | MachineAction;

export interface History {
  /** Each device's clock minus the server's, ms. */
  skews: readonly number[];
  actions: readonly Action[];
  options?: HistoryOptions;
}

export const KINDS: Kinds<Action> = {
  ...EVERYDAY,
  ...AWAY,
  ...TIME,
  ...DOORS,
  ...PEOPLE,
  ...VALUES,
  ...VERSIONS,
  ...MACHINES,
};

/** Faults that the engine doesn't survive yet, each with the reason: no random history has them. */
export const NOT_YET: Partial<Record<Action['do'], string>> = {};

export function playAction(stage: Stage, action: Action): void {
  stage.counts.add(`action ${action.do}`);
  kindOf(action.do).play(stage, action);
}

export function kindOf(name: Action['do']): Kind<Action> {
  return KINDS[name] as unknown as Kind<Action>;
}
