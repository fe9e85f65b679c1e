import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandStage } from '../../../../tools/mutate/stages.ts';
import { CheckoutCopy } from '../../../../tools/mutate/testCheckout.ts';

const FILE = 'a.txt';
const IS_CHANGED = "process.exit(fs.readFileSync('a.txt', 'utf8') === 'changed' ? 1 : 0)";
const STAGE: CommandStage = { name: 'fuzz', args: ['-e', IS_CHANGED], env: {}, limitMs: 60_000 };

describe('a copy of the checkout', () => {
  it('has the change for as long as a command runs in it', async () => {
    const root = await mkdtemp(join(tmpdir(), 'daybook-copy-'));
    const copy = new CheckoutCopy(root, new AbortController().signal);
    try {
      await writeFile(join(root, FILE), 'as it was');
      assert.equal(await copy.run(STAGE, { file: FILE, source: 'changed' }), 'failed');
      assert.equal(await copy.run(STAGE, null), 'passed');
      assert.equal(await readFile(join(root, FILE), 'utf8'), 'as it was');
    } finally {
      await copy.remove();
    }
  });
});
