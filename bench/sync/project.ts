import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  EMULATOR_CONFIG,
  ORIGIN_RULES,
  ORIGIN_RULES_FILE,
} from '../../extension/webpack/emulatorConfig.ts';
import { manifestOf } from '../../extension/webpack/manifest.ts';
import { bundle } from '../../tools/build/bundle.ts';
import { REPO_ROOT } from '../../tools/project.ts';
import { BASELINE } from './baseline/paths.ts';

const OUT = join(REPO_ROOT, 'bench/out/sync');

const RULES_OPENING = 'match /databases/{database}/documents {';
const BASELINE_RULES = `
    match /${BASELINE}/{uid}/{document=**} {
      allow read, write: if request.auth.uid == uid;
    }
`;

/** Makes a project that is ours with one more rule, for the baselines; gives its folder. */
export async function makeProject(): Promise<string> {
  const project = join(OUT, 'project');
  await rm(project, { recursive: true, force: true });
  await mkdir(join(project, 'functions'), { recursive: true });
  const files = ['firebase.json', 'fireemu.json', 'firestore.indexes.json'];
  for (const file of [...files, 'functions/package.json', 'functions/lib']) {
    await cp(join(REPO_ROOT, file), join(project, file), { recursive: true });
  }
  const rules = await readFile(join(REPO_ROOT, 'firestore.rules'), 'utf8');
  if (!rules.includes(RULES_OPENING)) throw new Error(`firestore.rules lacks "${RULES_OPENING}"`);
  const extended = rules.replace(RULES_OPENING, () => RULES_OPENING + BASELINE_RULES);
  await writeFile(join(project, 'firestore.rules'), extended);
  return project;
}

/** Bundles the extension of the baselines, with the access that ours has; gives its folder. */
export async function buildBaseline(): Promise<string> {
  const folder = join(OUT, 'baseline');
  await rm(folder, { recursive: true, force: true });
  await bundle({
    entryPoints: { serviceWorker: join(REPO_ROOT, 'bench/sync/baseline/worker.ts') },
    outdir: folder,
    bundle: true,
    minify: true,
    target: 'chrome130',
    logLevel: 'warning',
  });
  const ours = manifestOf('0.1.0', EMULATOR_CONFIG);
  const manifest = {
    manifest_version: 3,
    name: 'Baseline',
    version: ours.version,
    background: ours.background,
    permissions: ours.permissions,
    host_permissions: ours.host_permissions,
    declarative_net_request: ours.declarative_net_request,
  };
  const parts = { 'manifest.json': manifest, 'config.json': EMULATOR_CONFIG };
  for (const [name, content] of Object.entries({ ...parts, [ORIGIN_RULES_FILE]: ORIGIN_RULES })) {
    await writeFile(join(folder, name), JSON.stringify(content));
  }
  return folder;
}
