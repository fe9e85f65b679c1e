import type { z } from 'zod';

/** One thing wrong with a value: the path below it (empty for the value itself) and a sentence. */
export interface Problem {
  path: PropertyKey[];
  message: string;
}

/** How much of a caller's own text a problem repeats. */
const MAX_QUOTED = 64;

/** Enough to mend a request by; more would only repeat it, and cost everyone time (SPEC A7). */
export const MAX_PROBLEMS = 100;

/** The first 100 problems of `parts`, of which no further one is looked at than these need. */
export function firstProblems<Part>(
  parts: Iterable<Part>,
  problemsIn: (part: Part) => Iterable<Problem>,
): Problem[] {
  const found: Problem[] = [];
  for (const part of parts) {
    for (const problem of problemsIn(part)) {
      found.push(problem);
      if (found.length === MAX_PROBLEMS) return found;
    }
  }
  return found;
}

/** A zod refusal as problems at the fields themselves, the first 100: unknown keys one by one, a union as its likeliest branch. */
export function problemsOf(error: z.core.$ZodError): Problem[] {
  return firstProblems(error.issues, (issue) => problemsOfIssue(issue));
}

function problemsOfIssue(issue: z.core.$ZodIssue, above: PropertyKey[] = []): Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, MAX_PROBLEMS)
      .map((key) => ({ path: [...path, key], message: 'is not a known field' }));
  }
  const branch = issue.code === 'invalid_union' ? likeliest(issue.errors) : undefined;
  if (branch) return firstProblems(branch, (inner) => problemsOfIssue(inner, path));
  return [{ path, message: issue.message }];
}

function likeliest(branches: z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  return branches.toSorted((a, b) => a.length - b.length)[0];
}

/** A path as text: `changes[3].value.title`; keys that are no plain names are quoted, long ones cut. */
export function formatPath(path: PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const key = String(step);
    if (!/^[A-Za-z_$][\w$]{0,63}$/.test(key)) {
      return `${text}[${JSON.stringify(key.slice(0, MAX_QUOTED))}]`;
    }
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
