import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { REPO_ROOT } from '../project.ts';

/** The site on Firebase Hosting, in which the simulator's page stands. */
export const SITE = join(REPO_ROOT, 'public');

/** How the simulator's page is bundled; its HTML is in the output's folder already. */
export const SIMULATOR_BUILD = {
  absWorkingDir: REPO_ROOT,
  entryPoints: {
    simulator: 'tests/simulator/page/main.tsx',
    style: 'tests/simulator/page/simulator.css',
  },
  outdir: join(SITE, 'simulator'),
  bundle: true,
  platform: 'browser',
  target: 'chrome130',
  format: 'esm',
  jsx: 'automatic',
  minify: true,
  // The invariants are asserted as tests do it.
  alias: { 'node:assert/strict': './tests/simulator/page/browserAssert.ts' },
} as const satisfies BuildOptions;
