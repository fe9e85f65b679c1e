import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { REPO_ROOT } from '../../../tools/project.ts';

const DOCUMENTS = ['*.md', 'docs/**/*.md', 'protocol/SPEC.md'];

/** Made by commands, or by whoever sets a project up. */
const MADE_LATER = ['bench/out/', 'functions/.env.PROJECT'];

const FOLDERS = 'protocol|functions|extension|tests|tools|bench|docs|public|emulator-data|\\.ci';
const PATH = new RegExp(`\`((?:${FOLDERS})/[\\w./-]*)\``, 'g');
const LINK = /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g;
const SCRIPT = /`?npm run ([\w:-]+)/g;

describe('the documents', () => {
  const texts = new Map<string, string>();
  let scripts: string[];
  before(async () => {
    for await (const path of glob(DOCUMENTS, { cwd: REPO_ROOT })) {
      texts.set(path, await readFile(join(REPO_ROOT, path), 'utf8'));
    }
    const { scripts: named } = JSON.parse(await readFile(join(REPO_ROOT, 'package.json'), 'utf8'));
    scripts = Object.keys(named);
  });

  /** What `pattern` finds in all documents and `isFine` refuses, with the document. */
  function wrong(pattern: RegExp, isFine: (found: string, document: string) => boolean): string[] {
    const found = [...texts].flatMap(([document, text]) =>
      [...text.matchAll(pattern)].map(([, it = '']) => ({ document, it })),
    );
    assert.ok(found.length > 10);
    return found.flatMap(({ document, it }) => (isFine(it, document) ? [] : `${document}: ${it}`));
  }

  it('name files and folders that exist', () => {
    const isThere = (path: string) =>
      MADE_LATER.includes(path) || existsSync(join(REPO_ROOT, path));
    assert.deepEqual(wrong(PATH, isThere), []);
  });

  it('link to what exists', () => {
    const isThere = (link: string, document: string) =>
      existsSync(join(REPO_ROOT, dirname(document), link));
    assert.deepEqual(wrong(LINK, isThere), []);
  });

  it('name commands that exist', () => {
    assert.deepEqual(
      wrong(SCRIPT, (name) => scripts.includes(name)),
      [],
    );
  });
});
