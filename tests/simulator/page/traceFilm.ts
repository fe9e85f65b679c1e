import type { Diagnostics } from '../../../extension/src/engine/diagnostics/diagnostics.ts';
import { type ReplayedStep, replay } from '../../../extension/src/engine/diagnostics/replay.ts';
import { emptyState } from '../../../extension/src/engine/state/state.ts';
import { engineScene } from './engineScene.ts';
import type { Chapter, Film, Scene, StepScene } from './scene.ts';

const STEPS_SHOWN = 30;

/** Replays what "Copy diagnostics" gave into this checkout's engine (SPEC T4). */
export class TraceFilm implements Film {
  readonly chapters: readonly Chapter[];
  readonly #before: Diagnostics['replay'];
  readonly #steps: ReplayedStep[];

  constructor(diagnostics: Diagnostics) {
    this.#before = diagnostics.replay;
    this.#steps = replay(diagnostics);
    this.chapters = this.#steps.map(({ recorded, agrees }) => ({
      label: `${recorded.event}${agrees ? '' : ' (differs)'}`,
      units: 1,
    }));
  }

  sceneAt(place: number): Scene {
    const taken = this.#steps.slice(0, place);
    const state = taken.at(-1)?.state ?? this.#before?.state ?? emptyState('');
    const device = {
      ...engineScene(state, []),
      name: 'Traced device',
      isRunning: true,
      isOnline: state.connection.online,
      skew: null,
      underWay: [],
      steps: taken.slice(-STEPS_SHOWN).map(stepOf),
    };
    return { devices: [device], server: null, failure: this.#failure(place) };
  }

  /** The first step that the engine of this checkout takes in another way. */
  #failure(place: number) {
    const chapter = this.#steps.findIndex(({ agrees }) => !agrees);
    if (chapter < 0 || chapter >= place) return null;
    const { recorded, replayed } = this.#steps[chapter] as ReplayedStep;
    const message = `recorded: ${wordsOf(recorded)}\nreplayed: ${wordsOf(replayed)}`;
    return { chapter, message };
  }
}

function stepOf({ recorded, replayed, agrees }: ReplayedStep): StepScene {
  const { event, effects, status } = recorded;
  return { event, effects, status, replayed: agrees ? null : wordsOf(replayed) };
}

function wordsOf({ status, effects }: ReplayedStep['replayed']): string {
  return `${status} ${effects.join(' ') || '-'}`;
}
