import { bundle } from '../../tools/build/bundle.ts';
import { FUNCTIONS_BUILD } from '../../tools/build/functionsBuild.ts';
import { makeFunctionsProject } from '../support/functionsProject.ts';

const OURS = './functions/src/index.ts';

/** Makes a project with all of our functions, metered, and one that reports the meter; gives its folder. */
export async function makeMeteredProject(): Promise<string> {
  const metered = (await exportsOf(OURS)).map(
    (name) => `export const ${name} = counted(ours.${name});`,
  );
  return makeFunctionsProject(
    'cost',
    `import * as ours from '${OURS}';
    import { counted, meterFirestore } from './bench/cost/meter.ts';
    meterFirestore();
    export { meter } from './bench/cost/meterFunction.ts';
    ${metered.join('\n')}`,
  );
}

async function exportsOf(entry: string): Promise<string[]> {
  const { metafile } = await bundle({
    ...FUNCTIONS_BUILD,
    ...{ entryPoints: [entry], outfile: 'none.js', write: false, metafile: true },
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}
