import type { BuildOptions } from 'esbuild';
import { REPO_ROOT } from '../project.ts';

/** How functions are bundled: one file with the protocol inlined, so that it deploys without the workspace. */
export const FUNCTIONS_BUILD = {
  absWorkingDir: REPO_ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // What is in the package.json of functions/.
  external: ['@google-cloud/firestore', 'firebase-admin', 'firebase-functions'],
} as const satisfies BuildOptions;
