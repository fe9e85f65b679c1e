import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import CopyPlugin from 'copy-webpack-plugin';
import { EsbuildPlugin } from 'esbuild-loader';
import HtmlPlugin from 'html-webpack-plugin';
import CssPlugin from 'mini-css-extract-plugin';
import type { Configuration } from 'webpack';
import packageJson from './package.json' with { type: 'json' };
import { EmitJsonPlugin } from './webpack/EmitJsonPlugin.ts';
import {
  attachedConfig,
  EMULATOR_CONFIG,
  ORIGIN_RULES,
  ORIGIN_RULES_FILE,
} from './webpack/emulatorConfig.ts';
import { ForbidModulesPlugin } from './webpack/ForbidModulesPlugin.ts';
import { LicensesPlugin } from './webpack/LicensesPlugin.ts';
import { manifestOf } from './webpack/manifest.ts';
import { productionConfig } from './webpack/productionConfig.ts';

/** What the build is for: the emulators on this machine, or the published extension. */
interface Flags {
  production?: boolean;
  WEBPACK_WATCH?: boolean;
}

const CHROME = 'chrome130';

const MINIMIZE_CSS = [new EsbuildPlugin({ target: CHROME, css: true, include: /\.css$/ })];

export default function webpackConfig(flags: Flags): Configuration[] {
  const config = configOf(flags);
  const shared = sharedConfig(flags);
  const newTab: Configuration = {
    ...shared,
    name: 'newTab',
    entry: { newTab: './src/newTab.tsx', early: './src/early.ts' },
    output: { ...shared.output, clean: true },
    // Terser takes longer than esbuild and makes the tab's script 3 % smaller.
    optimization: { ...shared.optimization, minimizer: ['...', ...MINIMIZE_CSS] },
    plugins: [
      new ForbidModulesPlugin(
        ['firebase', '@firebase', 'zod'],
        'the new tab must paint fast, so what needs it belongs in the service worker',
      ),
      new HtmlPlugin({
        template: './src/newTab.html',
        filename: 'newTab.html',
        scriptLoading: 'defer',
        // The other one is in the template, where it runs before anything is painted.
        chunks: ['newTab'],
      }),
      new LicensesPlugin('licenses/newTab.txt'),
      new CssPlugin(),
      new CopyPlugin({ patterns: [{ from: 'static', globOptions: { ignore: ['**/icon.svg'] } }] }),
      new EmitJsonPlugin({
        'manifest.json': manifestOf(packageJson.version, config),
        'config.json': config,
        ...(config.emulators && { [ORIGIN_RULES_FILE]: ORIGIN_RULES }),
      }),
    ],
  };
  const serviceWorker: Configuration = {
    ...shared,
    name: 'serviceWorker',
    // It writes into the folder that the new tab's build has cleaned.
    dependencies: ['newTab'],
    entry: { serviceWorker: './src/serviceWorker.ts' },
    // A service worker is one file: it can't load chunks later.
    module: { ...shared.module, parser: { javascript: { dynamicImportMode: 'eager' } } },
    plugins: [new LicensesPlugin('licenses/serviceWorker.txt')],
  };
  return [newTab, serviceWorker];
}

function sharedConfig(flags: Flags): Configuration {
  return {
    context: import.meta.dirname,
    mode: flags.WEBPACK_WATCH ? 'development' : 'production',
    // No eval: an extension's content security policy refuses it.
    devtool: flags.production ? false : 'source-map',
    target: ['web', 'es2022'],
    output: {
      path: fileURLToPath(new URL(outputFolder(flags), import.meta.url)),
      filename: '[name].js',
      // Beside the page: nothing has to find out where.
      publicPath: '',
      // Files are written even if they are the same as before, so that their age says when they were built.
      compareBeforeEmit: false,
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'esbuild-loader',
          options: { target: CHROME, tsconfigRaw: { compilerOptions: { jsx: 'react-jsx' } } },
        },
        { test: /\.css$/, use: [CssPlugin.loader, 'css-loader'] },
        { test: /\.svg$/, type: 'asset/inline' },
      ],
    },
    optimization: {
      // As in production while watching too, so that unused schemas don't drag zod into the new tab.
      sideEffects: true,
      usedExports: true,
      providedExports: true,
      minimizer: [new EsbuildPlugin({ target: CHROME, legalComments: 'eof' })],
    },
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/** Each kind of build has its own, so that one being watched doesn't disturb the tests. */
function outputFolder(flags: Flags): string {
  if (flags.production) return 'dist-production';
  return flags.WEBPACK_WATCH ? 'dist-dev' : 'dist';
}

function configOf(flags: Flags) {
  if (flags.production) return readProductionConfig();
  return flags.WEBPACK_WATCH ? attachedConfig(process.env) : EMULATOR_CONFIG;
}

function readProductionConfig() {
  try {
    return productionConfig(readEnvironment());
  } catch (error) {
    // Thrown on, it would be printed below a stack trace of webpack's.
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** The variables of .env at the root of the checkout; those of the shell win. */
function readEnvironment() {
  const file = new URL('../.env', import.meta.url);
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}
