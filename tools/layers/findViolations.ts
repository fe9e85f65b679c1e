import { importsOf } from './importsOf.ts';
import { type ResolvedImport, resolveImport } from './resolveImport.ts';
import type { LayerRule } from './rules.ts';

/** A source file, its path from the root of the checkout with forward slashes. */
export interface SourceFile {
  path: string;
  source: string;
}

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

function isForbidden(target: ResolvedImport, rule: LayerRule): boolean {
  if ('ours' in target) {
    const isOutOfReach = startsWithAny(target.ours, rule.notOurs ?? []);
    return isOutOfReach && !startsWithAny(target.ours, rule.exceptOurs ?? []);
  }
  if (rule.onlyPackages !== undefined && !rule.onlyPackages.includes(target.package)) return true;
  const scope = target.package.split('/')[0] ?? '';
  return (rule.notPackages ?? []).some((name) => name === target.package || name === scope);
}

function startsWithAny(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix));
}
