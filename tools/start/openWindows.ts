import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cleanups } from '../cleanups.ts';
import { launchChromium } from '../devices/launchChromium.ts';
import { openNewTab } from '../devices/newTabPage.ts';
import { EXTENSION_WATCH_BUILD } from './watchBuilds.ts';

const WIDTH = 800;
const HEIGHT = 900;

/** Whether there is a screen to open windows on. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Opens two browsers side by side, each with a fresh profile and the extension that is being watched. */
export async function openWindows(cleanups: Cleanups, headless = false): Promise<void> {
  for (const x of [0, WIDTH]) {
    const profileDir = await mkdtemp(join(tmpdir(), 'daybook-window-'));
    await cleanups.add(() => rm(profileDir, { recursive: true, force: true, maxRetries: 5 }));
    const context = await launchChromium({
      profileDir,
      extensionDir: EXTENSION_WATCH_BUILD,
      headless,
      colorScheme: 'system',
      windowSize: { width: WIDTH, height: HEIGHT },
      windowPosition: { x, y: 0 },
    });
    await cleanups.add(() => context.close());
    await openNewTab(context);
  }
}
