import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { REPO_ROOT } from '../../tools/project.ts';
import { type Ended, endOf } from './support/endOf.ts';

describe('npm run emulators', () => {
  it('runs a command inside, with the variables set and its exit code kept', async () => {
    const script = `
      const { SYNC_API_URL, FIRESTORE_EMULATOR_HOST, FIREBASE_AUTH_EMULATOR_HOST, GCLOUD_PROJECT } = process.env;
      console.log(JSON.stringify({ SYNC_API_URL, FIRESTORE_EMULATOR_HOST, FIREBASE_AUTH_EMULATOR_HOST,
        GCLOUD_PROJECT, args: process.argv.slice(1) }));
      process.exitCode = 7;`;
    const { code, out } = await emulators(['--empty', '--', process.execPath, '-e', script, 'a b']);
    assert.equal(code, 7);
    const env = JSON.parse(out) as Record<string, unknown>;
    assert.match(String(env.SYNC_API_URL), /^http:\/\/127\.0\.0\.1:\d+\/.*\/api\/v1$/);
    assert.match(String(env.FIRESTORE_EMULATOR_HOST), /^127\.0\.0\.1:\d+$/);
    assert.match(String(env.FIREBASE_AUTH_EMULATOR_HOST), /^127\.0\.0\.1:\d+$/);
    assert.equal(env.GCLOUD_PROJECT, 'demo-daybook');
    assert.deepEqual(env.args, ['a b']);
  });

  it('gives 128 + signal when a signal ends the command', async () => {
    const { code } = await emulators([
      ...['--empty', '--', process.execPath, '-e', "process.kill(process.pid, 'SIGKILL')"],
    ]);
    assert.equal(code, 128 + 9);
  });

  it('reports a command that does not exist', async () => {
    const { code, err } = await emulators(['--empty', '--', 'no-such-command']);
    assert.equal(code, 1);
    assert.match(err, /no-such-command: command not found/);
  });

  it('exits with 2 and its usage after a mistake', async () => {
    const { code, err } = await emulators(['--nonsense']);
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
    assert.equal((await emulators(['--empty', ...waiting], 'up')).code, 128 + 15);
    assert.equal((await emulators(['--empty'], 'Ctrl-C stops them.')).code, 0);
  });
});

/** Runs it to its end, or until its output has the text that it is asked to stop at. */
function emulators(args: string[], stopAt?: string): Promise<Ended> {
  const cli = join(REPO_ROOT, 'tools/emulators.ts');
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  return endOf(child, { stopAt });
}
