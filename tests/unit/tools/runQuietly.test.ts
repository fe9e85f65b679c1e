import assert from 'node:assert/strict';
import { runQuietly } from '../../../tools/runQuietly.ts';

describe('runQuietly', () => {
  const node = (script: string) => runQuietly(process.execPath, ['--eval', script], 'It broke');

  it('is silent about a command that succeeds', async () => {
    assert.equal(await node("console.log('done')"), undefined);
  });

  it('throws all output of a command that fails', async () => {
    const script = "console.log('trying'); console.error('no luck'); process.exitCode = 3";
    await assert.rejects(node(script), ({ message }: Error) => {
      assert.match(message, /^It broke:\n/);
      assert.match(message, /trying/);
      assert.match(message, /no luck/);
      return true;
    });
  });

  it('fails where there is no such command', () =>
    assert.rejects(runQuietly('no-such-command', [], 'It broke'), /ENOENT/));
});
