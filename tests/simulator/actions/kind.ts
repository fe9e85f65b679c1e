import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';

/** How one kind of action is made and played. */
export interface Kind<Action> {
  /** How often it comes, where a history has it. */
  weight: number;
  make(random: Random): Omit<Action, 'do'>;
  play(stage: Stage, action: Action): void;
}

/** A kind for each action of a theme. */
export type Kinds<Action extends { do: string }> = {
  [Name in Action['do']]: Kind<Extract<Action, { do: Name }>>;
};

/** More than any history has of them: they are taken modulo what there is. */
export function anyDevice(random: Random): number {
  return random.below(5);
}

/** Few, so that devices meet on them; most of one type. */
export function anyPlace(random: Random): { item: number; type?: number } {
  const item = random.below(3);
  return random.chance(0.6) ? { item } : { item, type: random.below(5) };
}
