import { posix } from 'node:path';
import { importsOf } from './importsOf.ts';
import type { LayerRule } from './rules.ts';

/** A source file, its path from the root of the checkout with forward slashes. */
export interface SourceFile {
  path: string;
  source: string;
}

const WORKSPACES: Record<string, string> = {
  '@daybook/protocol': 'protocol/src',
  '@daybook/functions': 'functions/src',
  '@daybook/extension': 'extension/src',
};

/** One line for each import that a rule forbids. */
export function findViolations(files: Iterable<SourceFile>, rules: readonly LayerRule[]): string[] {
  const violations: string[] = [];
  for (const { path, source } of files) {
    for (const rule of rules.filter(({ files: prefixes }) => startsWithAny(path, prefixes))) {
      for (const { specifier, line } of importsOf(source)) {
        if (!isForbidden(resolveImport(path, specifier), rule)) continue;
        violations.push(`${path}:${line} imports ${specifier}, but ${rule.because}`);
      }
    }
  }
  return violations;
}

type ResolvedImport = { ours: string } | { package: string };

function resolveImport(importer: string, specifier: string): ResolvedImport {
  if (specifier.startsWith('.')) {
    return { ours: posix.join(posix.dirname(importer), specifier) };
  }
  const name = packageName(specifier);
  const workspace = WORKSPACES[name];
  if (workspace === undefined) return { package: name };
  return { ours: `${workspace}${specifier.slice(name.length)}/` };
}

function isForbidden(target: ResolvedImport, rule: LayerRule): boolean {
  if ('ours' in target) return startsWithAny(target.ours, rule.notOurs ?? []);
  if (rule.onlyPackages !== undefined && !rule.onlyPackages.includes(target.package)) return true;
  const scope = target.package.split('/')[0] ?? '';
  return (rule.notPackages ?? []).some((name) => name === target.package || name === scope);
}

/** `firebase/app` → `firebase`, `@firebase/app/x` → `@firebase/app`. */
function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function startsWithAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix));
}
