import { PROJECT_ID } from '../../tools/project.ts';

interface CoverageNode {
  sourcePosition?: { currentOffset?: number; endOffset?: number };
  values?: { count: number }[];
  children?: CoverageNode[];
}

interface Coverage {
  report: CoverageNode[];
  rules: { files: { content: string }[] };
}

/** How often the rules have asked for each document since they were loaded, by how they name it. */
export type RuleReads = Map<string, number>;

/** A whole call, with balanced parentheses. */
const ACCESS = /^(?:get|getAfter|exists)\(((?:[^()]|\([^()]*\))*)\)$/;

/** Reads it from the emulator's report on how each expression of the rules was evaluated. */
export async function readRuleReads(firestoreHost: string): Promise<RuleReads> {
  const url = `http://${firestoreHost}/emulator/v1/projects/${PROJECT_ID}:ruleCoverage`;
  const { report, rules } = (await (await fetch(url)).json()) as Coverage;
  const source = rules.files[0]?.content ?? '';
  const reads: RuleReads = new Map();
  const visit = ({ sourcePosition, values = [], children = [] }: CoverageNode) => {
    const text = source.slice(sourcePosition?.currentOffset ?? 0, sourcePosition?.endOffset ?? 0);
    const name = ACCESS.exec(text)?.[1];
    const count = values.reduce((sum, value) => sum + value.count, 0);
    if (name !== undefined) reads.set(name, (reads.get(name) ?? 0) + count);
    children.forEach(visit);
  };
  report.forEach(visit);
  return reads;
}

/**
 * What is billed of them for so many commits: a request pays for a document once, however often its rules look at it.
 * Items are another document each time; any other name is one document per commit.
 */
export function billedReads(before: RuleReads, after: RuleReads, commits: number): number {
  let billed = 0;
  for (const [name, count] of after) {
    const asked = count - (before.get(name) ?? 0);
    billed += name.includes('/items/') ? asked : Math.min(asked, commits);
  }
  return billed;
}
