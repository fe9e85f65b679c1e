import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { zipFiles } from '../../../tools/package/zipFiles.ts';

describe('zipFiles', () => {
  const files = { 'manifest.json': strToU8('{}'), '_locales/de/messages.json': strToU8('ä') };

  it('holds every file', () => {
    const unzipped = unzipSync(zipFiles(files));
    assert.deepEqual(Object.keys(unzipped).sort(), Object.keys(files).sort());
    assert.equal(strFromU8(unzipped['_locales/de/messages.json'] ?? new Uint8Array()), 'ä');
  });

  it('is the same bytes whatever the order of the files and the time of day', async () => {
    const first = zipFiles(files);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const second = zipFiles(Object.fromEntries(Object.entries(files).reverse()));
    assert.deepEqual(second, first);
  });
});
