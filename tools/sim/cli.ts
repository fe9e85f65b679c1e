import { runMain } from '../runMain.ts';
import { stopSignals } from '../stopSignals.ts';
import { serveSimulator } from './serveSimulator.ts';

const stopped = stopSignals();

/** `npm run sim`: the simulator's page, until Ctrl-C. */
await runMain(async () => {
  const { url, stop } = await serveSimulator();
  console.log(`The simulator is at ${url}`);
  console.log('Reload the page after a change of the engine. Ctrl-C stops it.');
  await new Promise<void>((resolve) => {
    if (stopped.aborted) resolve();
    stopped.addEventListener('abort', () => resolve(), { once: true });
  });
  await stop();
  return 0;
});
