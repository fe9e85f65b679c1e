import { posix } from 'node:path';

const WORKSPACES: Record<string, string> = {
  '@daybook/protocol': 'protocol/src',
  '@daybook/functions': 'functions/src',
  '@daybook/extension': 'extension/src',
};

/** A file of the checkout, by its path from the root, or an npm package. */
export type ResolvedImport = { ours: string } | { package: string };

/** Where an import leads that is written in `importer`, a path from the root of the checkout. */
export function resolveImport(importer: string, specifier: string): ResolvedImport {
  if (specifier.startsWith('.')) {
    return { ours: posix.join(posix.dirname(importer), specifier) };
  }
  const name = packageName(specifier);
  const workspace = WORKSPACES[name];
  if (workspace === undefined) return { package: name };
  return { ours: `${workspace}${specifier.slice(name.length) || '/index.ts'}` };
}

/** `firebase/app` → `firebase`, `@firebase/app/x` → `@firebase/app`. */
function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
