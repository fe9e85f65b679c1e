import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The fireemu binary for this platform, ready to run, or null where npm has installed none. */
export function embeddedBinary(): string | null {
  const packageName = `@fireemu/${process.platform}-${process.arch}`;
  let packageJson: string;
  try {
    packageJson = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  } catch {
    return null;
  }
  const binary = join(dirname(packageJson), 'bin', 'fireemu');
  makeExecutable(binary);
  return binary;
}

/** Some registries deliver the package without its execute bit. */
function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}
