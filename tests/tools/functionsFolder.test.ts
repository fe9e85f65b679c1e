import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../tools/build/ensureBuilt.ts';
import { FUNCTIONS_BUNDLE } from '../../tools/build/targets.ts';
import { REPO_ROOT } from '../../tools/project.ts';
import { endOf } from './support/endOf.ts';

describe('The folder of the functions, as it is uploaded', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daybook-'));
    await ensureBuilt(FUNCTIONS_BUNDLE);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('has a lock that npm ci installs from, where nothing else of the checkout is', async () => {
    for (const file of ['package.json', 'package-lock.json']) {
      await copyFile(join(REPO_ROOT, 'functions', file), join(folder, file));
    }
    // Below `npm run --silent` npm would say nothing.
    const said = ['--no-audit', '--loglevel=notice'];
    const args = ['ci', '--dry-run', '--offline', '--ignore-scripts', ...said];
    const { code, out, err } = await endOf(spawn('npm', args, { cwd: folder }));
    assert.equal(code, 0, `${out}${err}`);
    assert.match(out, /^add firebase-admin /m);
  });
});
