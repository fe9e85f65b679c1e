import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPO_ROOT } from '../project.ts';

/** The committed emulator export with the demo accounts. */
export const DEMO_DATA = join(REPO_ROOT, 'emulator-data');

/** The demo data's folder, or undefined as long as `npm run seed` hasn't made it. */
export function demoData(): string | undefined {
  return existsSync(join(DEMO_DATA, 'firebase-export-metadata.json')) ? DEMO_DATA : undefined;
}
