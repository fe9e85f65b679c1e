import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'playwright-core';
import { EXTENSION_BUILD } from '../../../tools/devices/copyExtension.ts';

const FAILING_READS = `{
  const { get } = chrome.storage.local;
  globalThis.isReadable = false;
  chrome.storage.local.get = (keys) =>
    globalThis.isReadable || (keys ?? null) !== null
      ? get.call(chrome.storage.local, keys)
      : Promise.reject(new Error('IO error: Corruption'));
}
`;

/** A build of the extension whose worker can't read its storage from its start on, until {@link makeReadable}. */
export async function buildWithUnreadableStorage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-unreadable-'));
  await cp(EXTENSION_BUILD, folder, { recursive: true });
  const file = join(folder, 'serviceWorker.js');
  await writeFile(file, FAILING_READS + (await readFile(file, 'utf8')));
  return folder;
}

export function makeReadable(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    Object.assign(globalThis, { isReadable: true });
  });
}
