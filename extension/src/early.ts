import { beginReading, type FirstReading } from './ui/data/firstReading.ts';
import { PAINTED_TYPES } from './ui/paintedTypes.ts';
import { rememberedTheme, showTheme } from './ui/style/theme.ts';

declare global {
  var firstReading: FirstReading;
}

/** Runs before the first paint and so has to be small; what is stored is read while the page's own script is loaded. */
showTheme(rememberedTheme(), document.documentElement);
globalThis.firstReading = beginReading(chrome.storage.local, PAINTED_TYPES);
