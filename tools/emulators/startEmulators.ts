import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { REPO_ROOT } from '../project.ts';
import { assertInputs } from './assertInputs.ts';
import { embeddedBinary } from './embeddedBinary.ts';
import { endpointsOf, environmentOf } from './environment.ts';
import { exportData } from './exportData.ts';
import { choosePorts } from './freePorts.ts';
import { planEmbedded, planOfficial } from './launchPlan.ts';
import { EmulatorStartError, SuiteProcess } from './suiteProcess.ts';
import {
  DEFAULT_SERVICES,
  type EmulatorOptions,
  type EmulatorPorts,
  type RunningEmulators,
} from './types.ts';

const ATTEMPTS = 4;
const EMBEDDED_TIMEOUT_MS = 180_000;
/** The official suite may have to download its Firestore emulator first. */
const OFFICIAL_TIMEOUT_MS = 240_000;

/** Starts an emulator suite and waits until all of it answers. */
export async function startEmulators(options: EmulatorOptions = {}): Promise<RunningEmulators> {
  await assertInputs(options);
  for (let attempt = 1; ; attempt++) {
    const ports = await choosePorts(options.ports);
    try {
      return await startOnce(options, ports);
    } catch (error) {
      // Another run may have taken a port between our look and the suite's bind.
      const retry = error instanceof EmulatorStartError && error.portTaken && !options.ports;
      if (!retry || attempt === ATTEMPTS) throw error;
    }
  }
}

async function startOnce(
  options: EmulatorOptions,
  ports: EmulatorPorts,
): Promise<RunningEmulators> {
  const onLog = options.onLog ?? (() => {});
  const binary = options.flavor === 'official' ? null : embeddedBinary();
  const flavor = binary === null ? 'official' : 'embedded';
  if (flavor !== (options.flavor ?? 'embedded')) {
    onLog(
      `No embedded emulators for ${process.platform}-${process.arch}: using the official suite`,
    );
  }

  const services = options.services ?? DEFAULT_SERVICES;
  if (flavor === 'embedded' && services.includes('hosting')) {
    throw new Error('The embedded emulators have no hosting: ask for the official suite');
  }

  // A short name: the official suite makes sockets in it, and their paths are limited to about 100 bytes.
  const workDir = await mkdtemp(join(tmpdir(), 'daybook-'));
  const input = {
    projectDir: options.projectDir ?? REPO_ROOT,
    workDir,
    ports,
    services,
    importFrom: options.importFrom === undefined ? undefined : resolve(options.importFrom),
    profile: options.profile ?? 'emulator',
    clockStart: options.clockStart,
    ui: options.ui ?? false,
  };
  const plan = binary === null ? await planOfficial(input) : await planEmbedded(binary, input);
  const suite = new SuiteProcess(plan, suiteEnvironment(workDir), onLog);

  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= suite.stop().finally(() => rm(workDir, { recursive: true, force: true }));
    return stopping;
  };

  try {
    const timeout = flavor === 'embedded' ? EMBEDDED_TIMEOUT_MS : OFFICIAL_TIMEOUT_MS;
    const reported = await suite.ready(timeout);
    const endpoints = endpointsOf(flavor, ports);
    const controlToken = reported.FIREEMU_CONTROL_TOKEN ?? null;
    return {
      ...endpoints,
      flavor,
      services,
      ports,
      controlToken,
      env: environmentOf(flavor, ports, reported),
      exited: suite.exited,
      recentLog: () => suite.recentLog(),
      exportTo: (directory) => exportData(endpoints.hubUrl, controlToken, directory),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The suite's own environment: our Node 24 first, and its temporary files where `stop` removes them. */
function suiteEnvironment(workDir: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${join(REPO_ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
    // The hub's locator file would otherwise be shared by all runs on the machine.
    TMPDIR: workDir,
    METADATA_SERVER_DETECTION: 'none',
    // The official suite would ask for its own updates and news.
    CI: 'true',
  };
}
