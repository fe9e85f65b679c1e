import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Change } from './messages.ts';

/** Which loading of a module it is, behind its address: a module is loaded once for each address. */
const GENERATION = /\?generation=\d+$/;

/**
 * Loads modules of a checkout anew, in a process that has them already: all of `tests`, which hold state and register
 * hooks, and what a change concerns.
 */
export class FreshModules {
  readonly #root: string;
  readonly #tests: string;
  #generation = 0;
  #stale = new Set<string>();
  #changed: { path: string; source: string } | null = null;

  /** One for each process. Its hooks come before those that were registered earlier. */
  constructor(root: string) {
    this.#root = root;
    this.#tests = join(root, 'tests/');
    registerHooks({
      resolve: (specifier, context, nextResolve) => {
        const resolved = nextResolve(specifier, context);
        return { ...resolved, url: this.#addressOf(resolved.url) };
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
    const pathOf = (file: string) => join(this.#root, file);
    this.#generation += 1;
    this.#stale = new Set(change && [change.file, ...change.dependents].map(pathOf));
    this.#changed = change && { path: pathOf(change.file), source: change.source };
  }

  /** Imports a file by its path from the root. */
  async import(file: string): Promise<void> {
    await import(pathToFileURL(join(this.#root, file)).href);
  }

  #addressOf(url: string): string {
    if (!url.startsWith('file:')) return url;
    const path = fileURLToPath(url);
    const isFresh = this.#stale.has(path) || path.startsWith(this.#tests);
    return isFresh ? `${url}?generation=${this.#generation}` : url;
  }
}
