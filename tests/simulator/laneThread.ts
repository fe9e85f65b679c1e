import { parentPort } from 'node:worker_threads';
import { Progress, playSeeds, type SeedRun } from './playSeeds.ts';

/** A thread of {@link Lanes}: told of a run, it plays its share and says what it counted. */
export interface LaneTask {
  run: SeedRun;
  progress: SharedArrayBuffer;
}

parentPort?.on('message', ({ run, progress }: LaneTask) => {
  parentPort?.postMessage(playSeeds(run, new Progress(progress)).entries());
});
