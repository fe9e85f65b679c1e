import { readFile } from 'node:fs/promises';
import { FORMAT } from '../../extension/src/engine/diagnostics/diagnostics.ts';
import { replay } from '../../extension/src/engine/diagnostics/replay.ts';
import { runMain } from '../runMain.ts';
import { describeReplay } from './describeReplay.ts';
import { readDiagnostics } from './readDiagnostics.ts';

/** `cli.ts FILE`: replays what "Copy diagnostics" gave into this checkout's engine (SPEC T4). */
await runMain(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) {
    console.error('npm run replay -- FILE, with what “Copy diagnostics” in the panel gave');
    return 2;
  }
  const diagnostics = readDiagnostics(await readFile(file, 'utf8'));
  if (diagnostics === null) {
    console.error(`${file} is not diagnostics of Daybook in format ${FORMAT}`);
    return 2;
  }
  const steps = replay(diagnostics);
  console.log(describeReplay(diagnostics, steps));
  return steps.every(({ agrees }) => agrees) ? 0 : 1;
});
