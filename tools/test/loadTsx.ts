import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Node strips types but knows no JSX: lets tests import components. */
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});

function compiled(path: string): string {
  // Most suites need none of it.
  const { transformSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const options = { loader: 'tsx', jsx: 'automatic', format: 'esm', sourcemap: 'inline' } as const;
  return transformSync(readFileSync(path, 'utf8'), { ...options, sourcefile: path }).code;
}
