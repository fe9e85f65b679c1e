import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type License,
  licenseOf,
  licensesText,
  packageFolder,
} from '../../../extension/webpack/licenses.ts';
import { REPO_ROOT } from '../../../tools/project.ts';

const installed = (name: string) => join(REPO_ROOT, 'node_modules', name);

describe('Licences of bundled packages', () => {
  it('are the packages’ own texts', () => {
    const { name, text } = licenseOf(installed('react'));
    assert.equal(name, 'MIT');
    assert.match(text, /^MIT License\n\nCopyright \(c\) Meta/);
  });

  it('are the standard text where a package only names it', () => {
    const { name, text } = licenseOf(installed('@firebase/firestore'));
    assert.equal(name, 'Apache-2.0');
    assert.match(text, /Apache License\s+Version 2.0/);
  });

  for (const license of [undefined, 'MIT']) {
    it(`end the build where they aren’t known: ${license}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'daybook-'));
      try {
        const manifest = JSON.stringify({ name: 'x', version: '1', license });
        writeFileSync(join(folder, 'package.json'), manifest);
        assert.throws(() => licenseOf(folder), /The licence of x isn't known/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  it('have each wording once, with all of its packages', () => {
    const of = (name: string, text: string): License => ({
      ...{ package: name, version: '1', name: 'MIT', text },
    });
    const text = licensesText([of('b', 'One'), of('c', 'Another'), of('a', 'One')]);
    const rule = `\n${'-'.repeat(80)}\n\n`;
    assert.equal(text, `a 1 (MIT)\nb 1 (MIT)\n\nOne\n${rule}c 1 (MIT)\n\nAnother\n`);
  });

  const files: [file: string, folder: string | null][] = [
    ['/x/node_modules/react/index.js', '/x/node_modules/react'],
    ['/x/node_modules/@firebase/app/dist/a.js', '/x/node_modules/@firebase/app'],
    ['/x/node_modules/a/node_modules/b/c.js', '/x/node_modules/a/node_modules/b'],
    ['/x/extension/src/newTab.tsx', null],
  ];
  for (const [file, folder] of files) {
    it(`are looked for in ${folder} for ${file}`, () => assert.equal(packageFolder(file), folder));
  }
});
