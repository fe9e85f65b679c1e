import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { REPO_ROOT } from '../../tools/project.ts';

describe('npm run emulators', function () {
  this.timeout(60_000);

  it('runs a command inside, with the variables set and its exit code kept', async () => {
    const script = `
      const { SYNC_API_URL, FIRESTORE_EMULATOR_HOST, FIREBASE_AUTH_EMULATOR_HOST, GCLOUD_PROJECT } = process.env;
      console.log(JSON.stringify({ SYNC_API_URL, FIRESTORE_EMULATOR_HOST, FIREBASE_AUTH_EMULATOR_HOST,
        GCLOUD_PROJECT, args: process.argv.slice(1) }));
      process.exitCode = 7;`;
    const { code, out } = await emulators('--empty', '--', process.execPath, '-e', script, 'a b');
    assert.equal(code, 7);
    const env = JSON.parse(out) as Record<string, unknown>;
    assert.match(String(env.SYNC_API_URL), /^http:\/\/127\.0\.0\.1:\d+\/.*\/api\/v1$/);
    assert.match(String(env.FIRESTORE_EMULATOR_HOST), /^127\.0\.0\.1:\d+$/);
    assert.match(String(env.FIREBASE_AUTH_EMULATOR_HOST), /^127\.0\.0\.1:\d+$/);
    assert.equal(env.GCLOUD_PROJECT, 'demo-daybook');
    assert.deepEqual(env.args, ['a b']);
  });

  it('gives 128 + signal when a signal ends the command', async () => {
    const { code } = await emulators(
      ...['--empty', '--', process.execPath, '-e', "process.kill(process.pid, 'SIGKILL')"],
    );
    assert.equal(code, 128 + 9);
  });

  it('says so when there is no such command', async () => {
    const { code, err } = await emulators('--empty', '--', 'no-such-command');
    assert.equal(code, 1);
    assert.match(err, /no-such-command: command not found/);
  });

  it('exits with 2 and its usage after a mistake', async () => {
    const { code, err } = await emulators('--nonsense');
    assert.equal(code, 2);
    assert.match(err, /--official/);
  });

  it('stops when asked to, with and without a command', async () => {
    const waiting = [
      '--',
      process.execPath,
      '-e',
      "console.log('up'); setInterval(() => {}, 1000)",
    ];
    assert.equal((await emulatorsUntil(/up/, '--empty', ...waiting)).code, 128 + 15);
    assert.equal((await emulatorsUntil(/Ctrl-C stops them/, '--empty')).code, 0);
  });
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function start(args: string[]) {
  const cli = join(REPO_ROOT, 'tools/emulators/cli.ts');
  return spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function emulators(...args: string[]): Promise<Ended> {
  const child = start(args);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

/** Runs until the output shows the pattern, then asks the process to stop. */
async function emulatorsUntil(pattern: RegExp, ...args: string[]): Promise<Ended> {
  const child = start(args);
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (pattern.test(out)) child.kill('SIGTERM');
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [err, code] = await Promise.all([text(child.stderr), ended]);
  return { code, out, err };
}
