import type { History } from '../actions.ts';
import { checkInvariants } from '../invariants/settled.ts';
import { type Mutations, World } from '../world.ts';
import { describeAction } from './describeAction.ts';
import { type Chapter, type Failure, type Film, positionOf, type Scene } from './scene.ts';
import { firstUnits, unitsOf } from './units.ts';
import { worldScene } from './worldScene.ts';

/** The last chapter of every history. */
export const SETTLING = 'everything settles, and nothing is lost';

/** A world in which the first so many chapters were played. */
interface Played {
  world: World;
  began: number;
  chapters: number;
  /** Where the last of them was played in part only, nothing can be played after it. */
  isAmid: boolean;
  failure: Failure | null;
}

/** Plays a history in the simulator; an earlier place is reached by playing it again from its start. */
export class HistoryFilm implements Film {
  readonly chapters: readonly Chapter[];
  readonly #history: History;
  readonly #mutations: Mutations;
  #played: Played;

  constructor(history: History, mutations: Mutations) {
    this.#history = history;
    this.#mutations = mutations;
    this.#played = this.#start();
    const names = this.#played.world.devices.map(({ name }) => name);
    this.chapters = [
      ...history.actions.map((action) => ({
        label: describeAction(action, names),
        units: unitsOf(action),
      })),
      { label: SETTLING, units: 1 },
    ];
  }

  sceneAt(place: number): Scene {
    const { chapter, unit } = positionOf(this.chapters, place);
    const { chapters, isAmid } = this.#played;
    if (isAmid || chapters > chapter) this.#played = this.#start();
    while (this.#played.chapters < chapter && !this.#played.failure) this.#playNext();
    if (unit > 0 && !this.#played.failure) this.#playNext(unit);
    const { world, began, failure } = this.#played;
    return worldScene(world, began, failure);
  }

  #start(): Played {
    const world = new World(this.#history, this.#mutations);
    return { world, began: world.server.now, chapters: 0, isAmid: false, failure: null };
  }

  /** Plays the next chapter, or its first so many units. */
  #playNext(units?: number): void {
    const { world, chapters } = this.#played;
    this.#played.chapters += 1;
    this.#played.isAmid = units !== undefined;
    try {
      const action = this.#history.actions[chapters];
      if (action) world.play(units === undefined ? action : firstUnits(action, units));
      else settle(world);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#played.failure = { chapter: chapters, message };
    }
  }
}

function settle(world: World): void {
  world.settle();
  checkInvariants(world);
}
