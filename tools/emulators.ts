import { ensureBuilt } from './build/ensureBuilt.ts';
import { FUNCTIONS_BUNDLE } from './build/targets.ts';
import { DEMO_DATA, demoData } from './emulators/demoData.ts';
import {
  type EmulatorArguments,
  parseArguments,
  USAGE,
  UsageError,
} from './emulators/parseArguments.ts';
import { runCommand } from './emulators/runCommand.ts';
import { startEmulators } from './emulators/startEmulators.ts';
import { untilStopped } from './emulators/untilStopped.ts';
import { runMain } from './runMain.ts';
import { describeEmulators } from './start/describeEmulators.ts';
import { stopSignals } from './stopSignals.ts';

await runMain(async () => {
  try {
    const args = parseArguments(process.argv.slice(2), process.env);
    if (!args.help) return await run(args);
    console.log(USAGE);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (!(error instanceof UsageError)) return 1;
    console.error(`\n${USAGE}`);
    return 2;
  }
});

async function run(args: EmulatorArguments): Promise<number> {
  const stopped = stopSignals();
  const hasCommand = args.command.length > 0;
  if (args.services.includes('functions')) await ensureBuilt(FUNCTIONS_BUNDLE);
  const importFrom = args.empty ? undefined : (args.importFrom ?? demoData());
  const emulators = await startEmulators({
    flavor: args.flavor,
    services: args.services,
    importFrom,
    ports: args.ports,
    ui: !hasCommand,
    onLog: args.verbose ? (line) => console.error(line) : undefined,
  });
  try {
    if (stopped.aborted) return 130;
    if (hasCommand) {
      return await runCommand(args.command, { ...process.env, ...emulators.env }, stopped);
    }
    console.log(describeEmulators(emulators, importFrom === DEMO_DATA));
    console.log('Ctrl-C stops them.');
    return await untilStopped(emulators, stopped);
  } finally {
    await emulators.stop();
  }
}
