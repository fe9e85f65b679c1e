import type { Command } from '../../extension/src/shared/commands.ts';
import { EXTENSION_BUILD } from '../../tools/devices/copyExtension.ts';
import type { BackendName } from './baseline/worker.ts';
import type { Contender } from './contender.ts';
import { SEED } from './seed.ts';

export const OURS: Contender = {
  name: 'ours',
  extensionDir: EXTENSION_BUILD,
  seed: SEED.ours,
  async signIn({ device, worker }, { email, password }) {
    // A page of the extension without the new tab's work: what is measured is the worker.
    const page = await device.context.newPage();
    await page.goto(new URL('/config.json', worker.url()).href);
    const command: Command = { command: 'signIn', proof: { by: 'password', email, password } };
    const result = await page.evaluate((message) => chrome.runtime.sendMessage(message), command);
    if (!(result as { ok: boolean }).ok) throw new Error(`Signing in: ${JSON.stringify(result)}`);
    await page.close();
  },
};

/** B1: one document per item. */
export const perItem = (dir: string) => baseline('B1', 'perItem', dir);

/** B0: one document with the whole array. */
export const wholeArray = (dir: string) => baseline('B0', 'wholeArray', dir);

function baseline(name: 'B1' | 'B0', backend: BackendName, extensionDir: string): Contender {
  return {
    name,
    extensionDir,
    seed: SEED[backend],
    signIn: ({ worker }, { email, password }) =>
      worker.evaluate((credentials) => globalThis.baseline.signIn(...credentials), [
        backend,
        email,
        password,
      ] as const),
  };
}
