import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_ID, REPO_ROOT } from '../project.ts';
import { embeddedConfig, officialConfig, readJson } from './configs.ts';
import type { PlanInput } from './planInput.ts';

const HOLD_OPEN = fileURLToPath(new URL('./holdOpen.ts', import.meta.url));

/** What firebase.json names, and the packages that functions/ needs. */
const LINKED = ['firestore.rules', 'firestore.indexes.json', 'functions', 'public', 'node_modules'];

/** One command line and the folder it runs in. */
export interface LaunchPlan {
  command: string;
  args: string[];
  cwd: string;
}

/** How to start fireemu: its ports are flags, so firebase.json is used as it is. */
export async function planEmbedded(binary: string, input: PlanInput): Promise<LaunchPlan> {
  const { projectDir, workDir, ports } = input;
  const config = join(workDir, 'fireemu.json');
  const base = await readJson(join(projectDir, 'fireemu.json'));
  await writeFile(config, JSON.stringify(embeddedConfig(base, input)));
  const args = [
    'exec',
    ...['--config', config, '--firebase-json', join(projectDir, 'firebase.json')],
    ...['--project', PROJECT_ID, '--only', input.services.join(',')],
    ...['--http-port', `${ports.auth}`, '--firestore-port', `${ports.firestore}`],
    ...['--functions-port', `${ports.functions}`, '--ui-port', `${ports.ui}`],
    ...['--hub-port', `${ports.hub}`, '--logging-port', `${ports.logging}`],
    ...['--eventarc-port', `${ports.eventarc}`, '--tasks-port', `${ports.tasks}`],
    ...(input.importFrom === undefined ? [] : ['--import', input.importFrom]),
    ...['--', process.execPath, HOLD_OPEN],
  ];
  return { command: binary, args, cwd: projectDir };
}

/**
 * How to start the official suite: it takes ports from firebase.json only and refuses files outside its folder, so it
 * gets a folder of its own with links to the real ones. Its debug logs land there too.
 */
export async function planOfficial(input: PlanInput): Promise<LaunchPlan> {
  const { projectDir, workDir, ports, services } = input;
  const base = await readJson(join(projectDir, 'firebase.json'));
  await writeFile(join(workDir, 'firebase.json'), JSON.stringify(officialConfig(base, ports)));
  for (const name of LINKED) {
    await symlink(join(projectDir, name), join(workDir, name));
  }
  const args = [
    join(REPO_ROOT, 'node_modules/firebase-tools/lib/bin/firebase.js'),
    ...['emulators:exec', '--config', join(workDir, 'firebase.json')],
    ...['--project', PROJECT_ID, '--only', services.join(',')],
    ...(input.ui ? ['--ui'] : []),
    ...(input.importFrom === undefined ? [] : ['--import', input.importFrom]),
    `"${process.execPath}" "${HOLD_OPEN}"`,
  ];
  return { command: process.execPath, args, cwd: workDir };
}
