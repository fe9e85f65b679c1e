import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../browser/findChromium.ts';
import { HEADLESS_FEATURES } from './chromiumFeatures.ts';

/** How a browser with the extension looks and where its files are. */
export interface ChromiumOptions {
  /** Kept between launches; holds all that the extension has stored. */
  profileDir: string;
  /** The unpacked extension; without one the browser takes extensions while it runs ({@link SharedChromium}). */
  extensionDir?: string | undefined;
  /** Default true. */
  headless?: boolean | undefined;
  /** Default `light`; `system` is what the machine prefers. */
  colorScheme?: 'light' | 'dark' | 'system' | undefined;
  /** Of the window, in CSS pixels. */
  windowSize?: { width: number; height: number } | undefined;
  /** Where a window that is not headless appears, in pixels from the screen's top left. */
  windowPosition?: { x: number; y: number } | undefined;
  /** Default true: frames come 60 times a second. Without it they come as soon as there is something to draw. */
  hasScreenBeat?: boolean | undefined;
}

const DEFAULT_SIZE = { width: 1120, height: 960 };

/** Starts Chromium with a profile of its own. */
export async function launchChromium(options: ChromiumOptions): Promise<BrowserContext> {
  const { profileDir, headless = true, colorScheme = 'light' } = options;
  return chromium.launchPersistentContext(profileDir, {
    executablePath: await findChromium(),
    // Playwright's own headless mode is another browser, without extensions.
    headless: false,
    args: argumentsFor({ ...options, headless }),
    // Playwright's defaults include one that turns extensions off.
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    // The page is as large as the window, also after a person resizes it.
    viewport: null,
    colorScheme: colorScheme === 'system' ? null : colorScheme,
    // The scripts end their browsers themselves, after what they have begun.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function argumentsFor(options: ChromiumOptions): string[] {
  const { extensionDir, headless, windowSize = DEFAULT_SIZE, windowPosition } = options;
  const { hasScreenBeat = true } = options;
  // Containers and root have no sandbox; a person's window keeps it.
  const hasNoSandbox = headless || process.getuid?.() === 0;
  return [
    ...(headless ? ['--headless=new', HEADLESS_FEATURES] : []),
    ...(hasNoSandbox ? ['--no-sandbox'] : []),
    '--disable-gpu',
    ...(hasScreenBeat ? [] : ['--disable-frame-rate-limit']),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--lang=en-US',
    `--window-size=${windowSize.width},${windowSize.height}`,
    ...(windowPosition ? [`--window-position=${windowPosition.x},${windowPosition.y}`] : []),
    ...(extensionDir === undefined
      ? ['--enable-unsafe-extension-debugging']
      : [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`]),
  ];
}
