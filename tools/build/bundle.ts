import { type BuildOptions, type BuildResult, build, stop } from 'esbuild';

/** Runs esbuild and ends its process, so one bundle at a time. */
export async function bundle<Options extends BuildOptions>(
  options: Options,
): Promise<BuildResult<Options>> {
  try {
    return await build<Options>(options as Parameters<typeof build<Options>>[0]);
  } finally {
    await stop();
  }
}
