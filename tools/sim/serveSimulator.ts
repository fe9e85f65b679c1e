import { context, stop } from 'esbuild';
import { SIMULATOR_BUILD, SITE } from '../build/simulatorBuild.ts';

/** The site with the simulator's page, which is bundled anew each time it is loaded. */
export interface ServedSimulator {
  url: string;
  stop(): Promise<void>;
}

/** Bundles the page, and serves it on a free port of the loopback interface; throws where it can't be bundled. */
export async function serveSimulator(): Promise<ServedSimulator> {
  const build = await context({ ...SIMULATOR_BUILD, write: false });
  const end = async () => {
    await build.dispose();
    await stop();
  };
  try {
    await build.rebuild();
    const { port } = await build.serve({ servedir: SITE, host: '127.0.0.1', port: 0 });
    return { url: `http://127.0.0.1:${port}/simulator/`, stop: end };
  } catch (error) {
    await end();
    throw error;
  }
}
