import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChromiumSearch, findChromium } from '../../../tools/browser/findChromium.ts';

describe('findChromium', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daybook-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const refuse = async () => {
    throw new Error('must not install');
  };

  it('takes CHROME_PATH before any other', async () => {
    const mine = await program('my-chrome');
    await program('chromium');
    const env = { CHROME_PATH: mine, PATH: folder };
    assert.equal(await findChromium(search({ env, usualPlaces: [], install: refuse })), mine);
  });

  it('says what is wrong with CHROME_PATH', async () => {
    const env = { CHROME_PATH: join(folder, 'missing'), PATH: folder };
    const searched = findChromium(search({ env, usualPlaces: [], install: refuse }));
    await assert.rejects(searched, /CHROME_PATH is .*missing, which is not an executable file/);
  });

  it('finds one on the PATH, then in the usual places', async () => {
    const usual = await program('somewhere');
    const here = search({ env: { PATH: folder }, usualPlaces: [usual], install: refuse });
    assert.equal(await findChromium(here), usual);
    const onPath = await program('chromium-browser');
    assert.equal(await findChromium(here), onPath);
  });

  it('installs one when there is none', async () => {
    const install = async () => {
      await program('chromium');
    };
    const found = await findChromium(search({ env: { PATH: folder }, usualPlaces: [], install }));
    assert.equal(found, join(folder, 'chromium'));
  });

  it('passes on why it could not install', async () => {
    const searched = findChromium(
      search({ env: { PATH: folder }, usualPlaces: [], install: refuse }),
    );
    await assert.rejects(searched, /must not install/);
  });

  function search(where: Omit<ChromiumSearch, 'lock'>): ChromiumSearch {
    return { ...where, lock: join(folder, 'lock') };
  }

  async function program(name: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, '');
    await chmod(path, 0o755);
    return path;
  }
});
