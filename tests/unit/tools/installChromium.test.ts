import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../../tools/browser/findChromium.ts';
import { installChromium } from '../../../tools/browser/installChromium.ts';
import { StandInApt } from './support/standInApt.ts';

describe('installing Chromium', () => {
  let folder: string;
  let apt: StandInApt;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daybook-'));
    apt = await StandInApt.in(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is done once for two devices that are launched at once', async () => {
    const found = await Promise.all([findChromium(apt.search), findChromium(apt.search)]);
    assert.deepEqual(found, [apt.chromium, apt.chromium]);
    assert.deepEqual(await apt.asked(), ['update', 'install']);
  });

  it('is done once for two commands that run at once; the second says what it waits for', async () => {
    await apt.hold();
    const first = apt.command();
    await apt.waitUntilAsked('update');
    const second = apt.command();
    await second.waitForLine(/^Waiting for process \d+, which installs Chromium/);
    await apt.release();
    assert.deepEqual(await Promise.all([first.found, second.found]), [apt.chromium, apt.chromium]);
    assert.deepEqual(await apt.asked(), ['update', 'install']);
  });

  for (const step of ['update', 'install'] as const) {
    it(`waits for somebody else’s apt before ${step}, and says so once`, async () => {
      const said: string[] = [];
      let waits = 0;
      await apt.lockFor(step);
      const wait = async () => {
        waits += 1;
        if (waits === 3) await apt.unlock();
      };
      await installChromium({ ...apt.here, say: (line) => said.push(line), wait });
      assert.equal(waits, 3);
      assert.equal(said.length, 2);
      assert.match(said[1] ?? '', /^Waiting for another apt to end:\n[\s\S]*Could not get lock/);
      assert.equal(await findChromium(apt.search), apt.chromium);
    });
  }

  it('gives up on an apt that never ends', async () => {
    await apt.lockFor('update');
    await assert.rejects(
      installChromium({ ...apt.here, mostRetries: 2 }),
      /Could not get lock[\s\S]*No Chromium found/,
    );
    assert.equal((await apt.asked()).length, 3);
  });

  it('does not ask again after any other failure', async () => {
    await apt.break();
    await assert.rejects(installChromium(apt.here), /Unable to locate package/);
    assert.deepEqual(await apt.asked(), ['update', 'install']);
  });

  it('says what to do where it may not install', async () => {
    await assert.rejects(installChromium({ ...apt.here, isRoot: false }), /CHROME_PATH=/);
    await assert.rejects(installChromium({ ...apt.here, env: { PATH: '' } }), /CHROME_PATH=/);
    assert.deepEqual(await apt.asked(), []);
  });
});
