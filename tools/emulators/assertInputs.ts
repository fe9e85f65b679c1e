import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { REPO_ROOT } from '../project.ts';
import { DEFAULT_SERVICES, type EmulatorOptions } from './types.ts';

/** Fails with what to do when a file that the suite needs isn't there. */
export async function assertInputs(options: EmulatorOptions): Promise<void> {
  const projectDir = options.projectDir ?? REPO_ROOT;
  const services = options.services ?? DEFAULT_SERVICES;
  if (services.includes('functions')) {
    const bundle = join(projectDir, 'functions/lib/index.js');
    await mustExist(bundle, 'build it: npm run build -w functions');
  }
  if (options.importFrom !== undefined) {
    const metadata = join(options.importFrom, 'firebase-export-metadata.json');
    await mustExist(metadata, `${options.importFrom} is not an emulator export`);
  }
}

async function mustExist(path: string, advice: string): Promise<void> {
  try {
    await access(path);
  } catch {
    throw new Error(`${path} is missing; ${advice}`);
  }
}
