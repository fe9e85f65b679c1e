import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../../../tools/bootstrap/fileLock.mjs';

describe('withLock', () => {
  let folder: string;
  let lock: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daybook-'));
    lock = join(folder, 'below', 'lock');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Counts how many are at work at once. */
  function work() {
    let now = 0;
    const seen: number[] = [];
    const once = async () => {
      now += 1;
      seen.push(now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    };
    return { seen, once };
  }

  it('lets one work at a time', async () => {
    const { seen, once } = work();
    await Promise.all(Array.from({ length: 5 }, () => withLock(lock, once)));
    assert.deepEqual(seen, [1, 1, 1, 1, 1]);
  });

  it('passes over a holder that has died, with several waiting', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await withLock(lock, () => {});
    await writeFile(lock, `${pid} some-id`);
    const { seen, once } = work();
    await Promise.all(Array.from({ length: 5 }, () => withLock(lock, once)));
    assert.deepEqual(seen, [1, 1, 1, 1, 1]);
    assert.deepEqual(await readdir(join(folder, 'below')), []);
  });

  it('says once which process it waits for', async () => {
    const said: number[] = [];
    await withLock(lock, async () => {
      await writeFile(lock, `${process.ppid} other`);
      const waiting = withLock(
        lock,
        () => {},
        (holder) => {
          said.push(holder);
          void rm(lock);
        },
      );
      await waiting;
    });
    assert.deepEqual(said, [process.ppid]);
  });

  it('is free again after work that failed', async () => {
    const failing = () => Promise.reject(new Error('no'));
    await assert.rejects(withLock(lock, failing), /no/);
    assert.equal(existsSync(lock), false);
  });
});
