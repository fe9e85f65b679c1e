import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Checker, openChecker, PROJECTS } from '../../../../tools/mutate/checker.ts';
import {
  isEquivalent,
  readEquivalents,
  staleEquivalents,
} from '../../../../tools/mutate/equivalents.ts';
import { findMutants } from '../../../../tools/mutate/findMutants.ts';
import { REPO_ROOT } from '../../../../tools/project.ts';

/** A text, and a part of each mutant that is made of it. */
const CASES: [name: string, source: string, mutants: string[]][] = [
  ['comparisons', 'a(b < c)', ['b <= c', 'b >= c']],
  ['equality', 'a(b === c)', ['b !== c']],
  ['arithmetic', 'a(b + c)', ['b - c']],
  ['what joins', 'a(b && c)', ['b || c', 'a(b)', 'a(c)']],
  ['defaults', 'a(b ?? c)', ['a(b)', 'a(c)']],
  ['negations', 'a(!b)', ['a(b)']],
  ['booleans', 'a = true', ['a = false']],
  ['numbers', 'a = 1_000', ['a = 1001']],
  ['texts', "a = 'b'", ["a = ''"]],
  ['empty texts', "a = ''", ["a = 'mutated'"]],
  ['patterns', 'a = /^b{0,9}$/', ['/b{0,9}$/', '/^b{0,9}/', '/^b{0,10}$/']],
  ['arrays', 'a = [b, c]', ['a = []', 'a = [c]', 'a = [b]']],
  ['objects', 'a = { b, ...c }', ['a = { ...c }', 'a = { b }']],
  ['choices', 'a = b ? c : d', ['a = !(b) ? c : d', 'a = c', 'a = d']],
  ['conditions', 'if (a) b()', ['if (!(a)) b()', 'if (true) b()', 'if (false) b()', 'if (a) ;']],
  ['loops', 'while (a) b()', ['while (false) b()', 'while (a) ;']],
  ['cases', 'switch (a) { case b: c() }', ['switch (a) { }', 'switch (a) { case b: ; }']],
  ['bodies', 'const a = () => { b(); c() }', ['const a = () => {}']],
  ['limits', 'a = Math.max(b, c)', ['a = Math.min(b, c)', 'a = Math.max(b)']],
  ['steps that change a list', 'a = b.filter(c)', ['a = b', 'a = b.filter()']],
];

describe('mutants', () => {
  const file = 'a.ts';
  let folder: string;
  let checker: Checker | undefined;
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const open = async (source: string) => {
    await write(file, source);
    return openFolder();
  };
  const openFolder = () => {
    checker = openChecker(folder, ['tsconfig.json']);
    return checker;
  };
  const mutants = (name = file) => {
    const parsed = checker?.parse(name);
    assert.ok(parsed);
    return findMutants(name, parsed);
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daybook-mutate-'));
    await write('tsconfig.json', '{ "compilerOptions": { "strict": true } }');
  });
  afterEach(async () => {
    checker?.close();
    await rm(folder, { recursive: true });
  });

  it('are made of every kind of mistake', async () => {
    const nameOf = (index: number) => `case${index}.ts`;
    for (const [index, [, source]] of CASES.entries()) await write(nameOf(index), source);
    openFolder();
    for (const [index, [name, , expected]] of CASES.entries()) {
      const made = mutants(nameOf(index)).map(({ after }) => after);
      const missing = expected.filter((part) => !made.some((after) => after.includes(part)));
      assert.deepEqual(missing, [], `${name}: ${made.join('; ')}`);
    }
  });

  it('leave types, imports, names and what is written for people as they are', async () => {
    await open(
      [
        "import type { A } from 'b';",
        "export type C = 'd' | [1, 2];",
        "export const e: Record<string, A> = { 'f-g': h };",
        "throw new Error('i');",
        "console.log('j', p);",
        "k({ error: 'l' });",
        "m({ error: `n`, status: 'o' });",
      ].join('\n'),
    );
    const made = mutants().map(({ after }) => after);
    assert.deepEqual(made, [
      'export const e: Record<string, A> = { };',
      ';',
      ';',
      ';',
      ';',
      'm();',
      'm({ error: `n` });',
      "m({ error: `n`, status: '' });",
    ]);
  });

  it('leave what a hook depends on to the linter', async () => {
    await open('useEffect(a, [b, c]);\nuse(d, [e]);');
    assert.deepEqual(
      mutants().map(({ after }) => after),
      [';', 'useEffect(a);', ';', 'use(d);', 'use(d, []);'],
    );
  });

  it('say where they are, by lines on which white space does not count', async () => {
    await open('\nif (a  &&\n  b) c();\n');
    const first = mutants().find(({ after }) => after.includes('||'));
    assert.deepEqual(first && { ...first, source: '' }, {
      ...{ file, line: 2, before: 'if (a &&', after: 'if (a ||', source: '' },
    });
    assert.equal(first?.source, '\nif (a  ||\n  b) c();\n');
  });

  it('count once where two mistakes come to the same', async () => {
    await open('a(b && b)');
    const sources = mutants().map(({ source }) => source);
    assert.equal(new Set(sources).size, sources.length);
  });

  it('are refused by types, but not for what they leave unused', async () => {
    const source = 'export const a: number = 1;\nexport const b = a;\n';
    const { accepts } = await open(source);
    assert.ok(accepts(file, source.replace('1', '2'), [file]));
    assert.ok(accepts(file, `const c = 1;\n${source}`, [file]));
    assert.equal(accepts(file, source.replace('1', "'x'"), [file]), false);
    assert.equal(accepts(file, `${source})`, [file]), false);
    assert.ok(accepts(file, source, [file]), 'the next one begins from the file itself');
  });

  it('are known as equivalent by their text, wherever it stands', async () => {
    const entry = { file, before: 'a(b < c)', after: ['a(b <= c)', 'a(b > c)'], because: 'so' };
    await open('\n\na(b < c)');
    const made = mutants();
    assert.deepEqual(
      made.filter((mutant) => isEquivalent(mutant, [entry])).map(({ after }) => after),
      ['a(b <= c)'],
    );
    assert.deepEqual(staleEquivalents([entry], file, made), ['a.ts: a(b < c) → a(b > c)']);
    assert.deepEqual(staleEquivalents([{ ...entry, file: 'other.ts' }], file, made), []);
  });
});

describe('the list of equivalent mutants', () => {
  it('has a reason for each, and none that is no mutant any more', async () => {
    const list = readEquivalents();
    assert.ok(list.every(({ because }) => because.length > 10));
    const checker = openChecker(REPO_ROOT, PROJECTS);
    try {
      const stale = [...new Set(list.map(({ file }) => file))].flatMap((file) => {
        const parsed = checker.parse(file);
        return staleEquivalents(list, file, parsed ? findMutants(file, parsed) : []);
      });
      assert.deepEqual(stale, []);
    } finally {
      checker.close();
    }
  });
});
