import { fileURLToPath } from 'node:url';
import webpack, { type Compiler } from 'webpack';
import { licenseOf, licensesText, packageFolder } from './licenses.ts';

const { Compilation, NormalModule, sources } = webpack;

/** Of webpack's own code, which is in every bundle. */
const WEBPACK = packageFolder(fileURLToPath(import.meta.resolve('webpack'))) ?? '';

/** Adds a file with the licences of all packages that are bundled; fails the build where one isn't known. */
export class LicensesPlugin {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('LicensesPlugin', (compilation) => {
      const folders = new Set([WEBPACK]);
      // After unused modules are dropped, before the others are joined into one and lose their names.
      compilation.hooks.afterChunks.tap('LicensesPlugin', (chunks) => {
        for (const chunk of chunks) {
          for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk)) {
            const folder = module instanceof NormalModule ? packageFolder(module.resource) : null;
            if (folder !== null) folders.add(folder);
          }
        }
      });
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'LicensesPlugin', stage }, () => {
        const text = licensesText([...folders].map(licenseOf));
        compilation.emitAsset(this.#file, new sources.RawSource(text));
      });
    });
  }
}
