import { rememberedTheme, showTheme } from './ui/style/theme.ts';

/** Runs before the first paint, and so has to be small. */
showTheme(rememberedTheme(), document.documentElement);
