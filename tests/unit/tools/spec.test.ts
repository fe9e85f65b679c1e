import assert from 'node:assert/strict';
import { rulesOf, testCitations, textCitations } from '../../../tools/spec/citations.ts';
import { EXEMPT } from '../../../tools/spec/exempt.ts';
import { type Exempt, type Sources, specProblems } from '../../../tools/spec/problems.ts';
import { specSources } from '../../../tools/spec/sources.ts';

const SPEC = '# Rules\n\n- **Q1** one;\n- **Q2** two (see Q1)\n\n- **R1** a scenario.\n';
const NONE: Exempt = { code: {}, tests: {} };

const file = (text: string, path = 'some/file.ts') => ({ path, text });
const problems = (sources: Partial<Sources>, exempt = NONE) =>
  specProblems({ spec: SPEC, code: [], tests: [], others: [], ...sources }, exempt);
const numbers = (citations: { rule: string }[]) => citations.map(({ rule }) => rule);

describe('citations of the SPEC', () => {
  it('cite every rule, in code and in tests of this checkout, and no other', async () => {
    assert.deepEqual(specProblems(await specSources(), EXEMPT), []);
  });

  it('are of the rules that its list has', () => {
    assert.deepEqual(rulesOf(SPEC), ['Q1', 'Q2', 'R1']);
  });

  const inText: [text: string, rules: string[]][] = [
    ['// SPEC Q1', ['Q1']],
    ['/** Merges (SPEC Q1, Q2 and R1). */', ['Q1', 'Q2', 'R1']],
    ['/**\n * Whatever (SPEC Q1,\n * Q2).\n */', ['Q1', 'Q2']],
    ['// as SPEC\n// Q2 has it', ['Q2']],
    ['// Q1, or the page protocol/SPEC.md', []],
    ['// SPEC Q12', ['Q12']],
  ];
  for (const [text, rules] of inText) {
    it(`are found in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(numbers(textCitations(file(text))), rules));
  }

  const inTests: [text: string, rules: string[]][] = [
    ["it('Q1: refuses', () => {})", ['Q1']],
    ['it(`Q1, Q2: takes them`)', ['Q1', 'Q2']],
    ["['R1: known', history]", ['R1']],
    ["it('knows Q1: it refuses')", []],
    ['/** SPEC Q2 */', ['Q2']],
  ];
  for (const [text, rules] of inTests) {
    it(`are found in the test ${text}`, () =>
      assert.deepEqual(numbers(testCitations(file(text))), rules));
  }

  it('must be there for each rule, in code and in a test', () => {
    assert.deepEqual(problems({ code: [file('// SPEC Q1, R1')], tests: [file("'Q2, R1: '")] }), [
      'Q2 is cited by no code',
      'Q1 is cited by no test',
    ]);
  });

  it('must be of rules that exist, wherever they stand', () => {
    const found = problems({
      code: [file('// SPEC Q1, Q2, R1, Q9', 'code.ts')],
      tests: [file("'Q1, Q2, R1: ', 'Q8: '", 'test.ts')],
      others: [file('as SPEC X1', 'docs.md')],
    });
    assert.deepEqual(found, [
      "code.ts cites Q9, which the SPEC doesn't have",
      "test.ts cites Q8, which the SPEC doesn't have",
      "docs.md cites X1, which the SPEC doesn't have",
    ]);
  });

  it('are of rules in the order of their numbers, each once', () => {
    const spec = '- **Q1** one\n- **R2** two\n- **Q3** three\n- **Q2** four\n- **R2** five\n';
    const code = [file('// SPEC Q1, Q2, Q3, R2')];
    const tests = [file("'Q1, Q2, Q3, R2: '")];
    assert.deepEqual(problems({ spec, code, tests }), ['Q2 stands after Q3', 'R2 stands after R2']);
  });

  it('must write each number out', () => {
    const code = [file('// SPEC Q1, Q2, R1, and Q1 to Q2', 'code.ts')];
    const tests = [file("'Q1, Q2, R1: ', 'Q1–Q2: ', 'Q1 Q2: '", 'test.ts')];
    assert.deepEqual(problems({ code, tests }), [
      'code.ts must write each number out: Q1 to Q2',
      'test.ts must write each number out: Q1–Q2',
      "test.ts must write each number out: 'Q1 Q2: ",
    ]);
  });

  it('may be exempt by number or section, as long as they need it', () => {
    const code = [file('// SPEC Q1')];
    const tests = [file("'Q1, Q2, R1: '")];
    const exempt = (codeReasons: Record<string, string>) => ({ code: codeReasons, tests: {} });
    assert.deepEqual(problems({ code, tests }, exempt({ Q2: 'why', R: 'why' })), []);
    assert.deepEqual(problems({ code, tests }, exempt({ Q1: 'why', Q2: 'why', R: 'why' })), [
      "Q1 needs no exemption: it is cited by code, or isn't there",
    ]);
  });
});
