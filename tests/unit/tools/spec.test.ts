import assert from 'node:assert/strict';
import { rulesOf, testCitations, textCitations } from '../../../tools/spec/citations.ts';
import { EXEMPT } from '../../../tools/spec/exempt.ts';
import { type Exempt, type Sources, specProblems } from '../../../tools/spec/problems.ts';
import { specSources } from '../../../tools/spec/sources.ts';

const SPEC = '# Rules\n\n- **C1** one;\n- **C2** two (see C1)\n\n- **S1** a scenario.\n';
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
    assert.deepEqual(rulesOf(SPEC), ['C1', 'C2', 'S1']);
  });

  const inText: [text: string, rules: string[]][] = [
    ['// SPEC C1', ['C1']],
    ['/** Merges (SPEC C1, C2 and S1). */', ['C1', 'C2', 'S1']],
    ['/**\n * Whatever (SPEC C1,\n * C2).\n */', ['C1', 'C2']],
    ['// as SPEC\n// C2 has it', ['C2']],
    ['// C1, or the page protocol/SPEC.md', []],
    ['// SPEC C12', ['C12']],
  ];
  for (const [text, rules] of inText) {
    it(`are found in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(numbers(textCitations(file(text))), rules));
  }

  const inTests: [text: string, rules: string[]][] = [
    ["it('C1: refuses', () => {})", ['C1']],
    ['it(`C1, C2: takes them`)', ['C1', 'C2']],
    ["['S1: known', history]", ['S1']],
    ["it('knows C1: it refuses')", []],
    ['/** SPEC C2 */', ['C2']],
  ];
  for (const [text, rules] of inTests) {
    it(`are found in the test ${text}`, () =>
      assert.deepEqual(numbers(testCitations(file(text))), rules));
  }

  it('must be there for each rule, in code and in a test', () => {
    assert.deepEqual(problems({ code: [file('// SPEC C1, S1')], tests: [file("'C2, S1: '")] }), [
      'C2 is cited by no code',
      'C1 is cited by no test',
    ]);
  });

  it('must be of rules that exist, wherever they stand', () => {
    const found = problems({
      code: [file('// SPEC C1, C2, S1, C9', 'code.ts')],
      tests: [file("'C1, C2, S1: ', 'C8: '", 'test.ts')],
      others: [file('as SPEC X1', 'docs.md')],
    });
    assert.deepEqual(found, [
      "code.ts cites C9, which the SPEC doesn't have",
      "test.ts cites C8, which the SPEC doesn't have",
      "docs.md cites X1, which the SPEC doesn't have",
    ]);
  });

  it('must write each number out', () => {
    const code = [file('// SPEC C1, C2, S1, and C1 to C2', 'code.ts')];
    const tests = [file("'C1, C2, S1: ', 'C1–C2: ', 'C1 C2: '", 'test.ts')];
    assert.deepEqual(problems({ code, tests }), [
      'code.ts must write each number out: C1 to C2',
      'test.ts must write each number out: C1–C2',
      "test.ts must write each number out: 'C1 C2: ",
    ]);
  });

  it('may be exempt by number or section, as long as they need it', () => {
    const code = [file('// SPEC C1')];
    const tests = [file("'C1, C2, S1: '")];
    const exempt = (codeReasons: Record<string, string>) => ({ code: codeReasons, tests: {} });
    assert.deepEqual(problems({ code, tests }, exempt({ C2: 'why', S: 'why' })), []);
    assert.deepEqual(problems({ code, tests }, exempt({ C1: 'why', C2: 'why', S: 'why' })), [
      "C1 needs no exemption: it is cited by code, or isn't there",
    ]);
  });
});
