import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

describe('docs/API.md', () => {
  it('is a script that does what it says', async function () {
    // Its reader has them; who only runs the tests may not.
    if (!(await hasTools('curl', 'jq', 'gzip'))) this.skip();
    const text = await readFile(new URL('../../docs/API.md', import.meta.url), 'utf8');
    const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
    assert.ok(blocks.length > 12);
    const script = `set -euo pipefail\n${blocks.join('\n')}`;
    await run('bash', ['-xc', script]);
  });
});

async function hasTools(...names: string[]): Promise<boolean> {
  return run('bash', ['-c', names.map((name) => `command -v ${name}`).join(' && ')]).then(
    () => true,
    () => false,
  );
}
