import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Change } from './messages.ts';

/** Which loading of a module it is, behind its address: a module is loaded once for each address. */
const GENERATION = /\?generation=\d+$/;

/**
 * Loads the modules of a checkout anew for each run, in a process that keeps the packages. All of them, not only those
 * that a change concerns: others hold state, too, or register hooks for the tests.
 */
export class FreshModules {
  readonly #root: string;
  readonly #packages: string;
  #generation = 0;
  #changed: { path: string; source: string } | null = null;

  /** One for each process. Its hooks come before those that were registered earlier. */
  constructor(root: string) {
    this.#root = join(root, '/');
    this.#packages = join(root, 'node_modules/');
    registerHooks({
      resolve: (specifier, context, nextResolve) => {
        const resolved = nextResolve(specifier, context);
        return this.#isOurs(resolved.url)
          ? { ...resolved, url: `${resolved.url}?generation=${this.#generation}` }
          : resolved;
      },
      load: (url, context, nextLoad) => {
        const address = url.replace(GENERATION, '');
        if (address === url || fileURLToPath(address) !== this.#changed?.path) {
          return nextLoad(address, context);
        }
        const { source } = this.#changed;
        return { format: 'module-typescript', source, shortCircuit: true };
      },
    });
  }

  /** Begins a new generation, with a change or without one. */
  renew(change: Change | null): void {
    this.#generation += 1;
    this.#changed = change && { path: join(this.#root, change.file), source: change.source };
  }

  /** Imports a file by its path from the root. */
  async import(file: string): Promise<void> {
    await import(pathToFileURL(join(this.#root, file)).href);
  }

  #isOurs(url: string): boolean {
    if (!url.startsWith('file:')) return false;
    const path = fileURLToPath(url);
    return path.startsWith(this.#root) && !path.startsWith(this.#packages);
  }
}
