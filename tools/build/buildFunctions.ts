import { runMain } from '../runMain.ts';
import { bundle } from './bundle.ts';
import { FUNCTIONS_BUILD } from './functionsBuild.ts';

/** Builds the Cloud Functions as they are deployed. */
await runMain(async () => {
  await bundle({
    ...FUNCTIONS_BUILD,
    entryPoints: ['functions/src/index.ts'],
    outfile: 'functions/lib/index.js',
    sourcemap: true,
  });
  return 0;
});
