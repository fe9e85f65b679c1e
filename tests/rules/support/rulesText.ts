import { readFile } from 'node:fs/promises';

/** The rules of this checkout. */
export function readRules(): Promise<string> {
  return readFile(new URL('../../../firestore.rules', import.meta.url), 'utf8');
}

const DATABASE = '/databases/{database}/documents';
const TOKENS = /\/\/.*|'[^']*'|match (?<path>\S+) \{|(?<allow>\ballow\b)|[{}]/g;

/** The paths that a rules text allows something at, as their `match` blocks say them together. */
export function openedPaths(rules: string): Set<string> {
  const opened = new Set<string>();
  const around: string[] = []; // by block, what it adds to the path: '' unless it is a match
  for (const { 0: token, groups = {} } of rules.matchAll(TOKENS)) {
    const { path, allow } = groups;
    if (path !== undefined) around.push(path === DATABASE ? '' : path);
    else if (token === '{') around.push('');
    else if (token === '}') around.pop();
    else if (allow !== undefined) opened.add(around.join('').slice(1));
  }
  return opened;
}

/** Puts `after` where `before` stands; fails unless that is in exactly one place. */
export function replaceOnce(rules: string, before: string, after: string): string {
  const parts = rules.split(before);
  if (parts.length !== 2) throw new Error(`${parts.length - 1} places in the rules say ${before}`);
  return parts.join(after);
}

/** Adds statements, a `match` for instance, beside those of the collections. */
export function addToDatabase(rules: string, statements: string): string {
  const start = `match ${DATABASE} {`;
  return replaceOnce(rules, start, `${start}\n${statements}\n`);
}
