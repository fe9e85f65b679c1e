import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const HELPER = JSON.stringify(new URL('../../../tools/runMain.ts', import.meta.url));

describe('runMain', () => {
  it('ends with the exit code though a server listens and a child lives', async () => {
    const { code, out } = await run(`
      const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: 'pipe' });
      await once(child, 'spawn');
      await once(createServer().listen(0), 'listening');
      console.log(process.getActiveResourcesInfo().some((name) => name === 'ProcessWrap'));
      return 3;`);
    assert.equal(out, 'true\n');
    assert.equal(code, 3);
  });

  it('ends with 1 and the error where the work throws', async () => {
    const { code, err } = await run(`
      createServer().listen(0);
      throw new Error('it broke');`);
    assert.equal(code, 1);
    assert.match(err, /Error: it broke\n +at main/);
  });

  it('loses no output to a slow reader', async () => {
    const child = start(`
      for (let line = 0; line < 20_000; line += 1) console.log(String(line).padEnd(99));
      console.error('written');
      return 0;`);
    // Only now is anything read: the pipe has been full for long.
    await once(child.stderr, 'data');
    const { code, out } = await endOf(child);
    assert.equal(out.length, 2_000_000);
    assert.ok(out.endsWith(`${'19999'.padEnd(99)}\n`));
    assert.equal(code, 0);
  });

  it('ends though nobody reads its output any more', async () => {
    const child = start(`
      await once(process.stdin.resume(), 'end');
      process.stdout.write('unread');
      return 4;`);
    child.stdout.destroy();
    await once(child.stdout, 'close');
    child.stdin.end();
    const [code] = await once(child, 'exit');
    assert.equal(code, 4);
  });
});

/** A process that does nothing but this as its work. */
function start(work: string) {
  const script = `
    import { spawn } from 'node:child_process';
    import { once } from 'node:events';
    import { createServer } from 'node:net';
    import { runMain } from ${HELPER};
    await runMain(async function main() {${work}});`;
  const args = ['--input-type=module', '--eval', script];
  // A limit for what hangs.
  return spawn(process.execPath, args, { stdio: 'pipe', timeout: 8_000 });
}

async function endOf(child: ReturnType<typeof start>) {
  const closed = once(child, 'close');
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, out, err };
}

function run(work: string) {
  return endOf(start(work));
}
