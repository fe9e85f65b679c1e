import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const INSTALL = fileURLToPath(
  new URL('../../../tools/bootstrap/installMissing.mjs', import.meta.url),
);

/** What npm does, as far as it matters here: `ci` removes everything, and the script of `node` brings it back. */
const NPM = `
  const { appendFileSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
  appendFileSync('calls', process.argv[2] + ' ');
  if (process.argv[2] === 'ci') rmSync('node_modules', { recursive: true });
  else {
    mkdirSync('node_modules/.bin', { recursive: true });
    writeFileSync('node_modules/.bin/node', '');
  }
`;

describe('installMissing', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'daybook-install-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('installs though it runs on the project’s own Node, which that removes', () => {
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}');
    const npm = join(root, 'npm.js');
    writeFileSync(npm, NPM);
    const own = join(root, 'node_modules/node/bin');
    mkdirSync(own, { recursive: true });
    copyFileSync(process.execPath, join(own, 'node'));
    const script = `import(${JSON.stringify(INSTALL)}).then((it) => it.installMissing(${JSON.stringify(root)}))`;
    const env = { ...process.env, npm_execpath: npm };
    execFileSync(join(own, 'node'), ['-e', script], { env, cwd: root, stdio: 'pipe' });
    assert.equal(readFileSync(join(root, 'calls'), 'utf8'), 'ci rebuild ');
  });
});
