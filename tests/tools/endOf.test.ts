import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { endOf } from './support/endOf.ts';

const STAYS = 'setInterval(() => {}, 1_000);';

describe('endOf', () => {
  it('asks to stop though more arrives together with the text', async () => {
    const child = start(`process.stdout.write('It is up.\\nSomething else\\n'); ${STAYS}`);
    const { code, out } = await endOf(child, { stopAt: 'It is up.' });
    assert.equal(code, null);
    assert.equal(child.signalCode, 'SIGTERM');
    assert.equal(out, 'It is up.\nSomething else\n');
  });

  it('asks to stop though the text comes in parts', async () => {
    const child = start(`
      process.stdin.once('data', () => process.stdout.write('up.'));
      process.stdout.write('It is ');`);
    child.stdout.once('data', () => child.stdin.write('go on'));
    const { out } = await endOf(child, { stopAt: 'It is up.' });
    assert.equal(out, 'It is up.');
  });

  it('gives up what does not reach the text, with what it wrote', async () => {
    const child = start(`
      process.stdin.on('data', () => console.error('a warning'));
      console.log('so far');`);
    child.stdout.once('data', () => child.stdin.write('go on'));
    const limit = new AbortController();
    child.stderr.once('data', () => limit.abort());
    await assert.rejects(endOf(child, { stopAt: 'It is up.', limit: limit.signal }), {
      message: /running, not asked to stop.*so far\na warning\n$/s,
    });
    assert.ok(child.killed);
  });

  it('gives up what does not stop when asked', async () => {
    const child = start(`
      process.on('SIGTERM', () => console.error('No'));
      console.log('It is up.');
      ${STAYS}`);
    const limit = new AbortController();
    child.stderr.once('data', () => limit.abort());
    await assert.rejects(endOf(child, { stopAt: 'It is up.', limit: limit.signal }), {
      message: /running, asked to stop.*It is up\.\nNo\n$/s,
    });
    assert.ok(child.killed);
  });

  it('gives up what has ended while its output is held open', async () => {
    const child = start(`
      const { spawn } = require('node:child_process');
      const stdio = ['inherit', 'inherit', 'inherit'];
      spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio }).unref();`);
    const limit = new AbortController();
    child.once('exit', () => limit.abort());
    await assert.rejects(endOf(child, { limit: limit.signal }), {
      message: /ended with 0, but its output is held open, not asked to stop/,
    });
    child.stdin.end();
  });

  it('throws what keeps it from starting', async () => {
    await assert.rejects(endOf(spawn('/nowhere')), { code: 'ENOENT' });
  });
});

function start(script: string) {
  return spawn(process.execPath, ['--eval', script], { stdio: 'pipe' });
}
