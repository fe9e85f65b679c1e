import {
  type CitingFile,
  rulesOf,
  testCitations,
  textCitations,
  unclearCitations,
} from './citations.ts';

/** All that may cite the rules. */
export interface Sources {
  spec: string;
  /** What implements the rules. */
  code: readonly CitingFile[];
  tests: readonly CitingFile[];
  /** Whatever else mentions them. */
  others: readonly CitingFile[];
}

/** Rules that no code, or no test, can cite, by number or by section, each with the reason. */
export interface Exempt {
  code: Readonly<Record<string, string>>;
  tests: Readonly<Record<string, string>>;
}

/** One line for each rule that stands out of order or isn't cited, for each citation that is wrong or unclear, and each needless exemption. */
export function specProblems({ spec, code, tests, others }: Sources, exempt: Exempt): string[] {
  const rules = rulesOf(spec);
  const inCode = code.flatMap(textCitations);
  const inTests = tests.flatMap(testCitations);
  const unknown = [...inCode, ...inTests, ...others.flatMap(textCitations)]
    .filter(({ rule }) => !rules.includes(rule))
    .map(({ rule, path }) => `${path} cites ${rule}, which the SPEC doesn't have`);
  const unclear = [...code, ...tests].flatMap((file) =>
    unclearCitations(file).map((text) => `${file.path} must write each number out: ${text}`),
  );
  return [
    ...outOfOrder(rules),
    ...new Set(unknown),
    ...unclear,
    ...uncited('code', rules, new Set(inCode.map(({ rule }) => rule)), exempt.code),
    ...uncited('test', rules, new Set(inTests.map(({ rule }) => rule)), exempt.tests),
  ];
}

/** Two rules of one number are out of order, too. */
function outOfOrder(rules: readonly string[]): string[] {
  const last = new Map<string, number>();
  return rules.flatMap((rule) => {
    const [section, number] = [rule.charAt(0), Number(rule.slice(1))];
    const before = last.get(section) ?? 0;
    last.set(section, number);
    return number > before ? [] : [`${rule} stands after ${section}${before}`];
  });
}

function uncited(
  kind: 'code' | 'test',
  rules: readonly string[],
  cited: ReadonlySet<string>,
  exempt: Readonly<Record<string, string>>,
): string[] {
  const isExempt = (rule: string) => rule in exempt || rule.charAt(0) in exempt;
  const missing = rules.filter((rule) => !cited.has(rule) && !isExempt(rule));
  const needless = Object.keys(exempt).filter(
    (key) => !rules.some((rule) => (rule === key || rule.charAt(0) === key) && !cited.has(rule)),
  );
  return [
    ...missing.map((rule) => `${rule} is cited by no ${kind}`),
    ...needless.map((key) => `${key} needs no exemption: it is cited by ${kind}, or isn't there`),
  ];
}
