import webpack, { type Compiler } from 'webpack';

const { Compilation, sources } = webpack;

/** Adds files made of values to the build. */
export class EmitJsonPlugin {
  readonly #files: Readonly<Record<string, unknown>>;

  constructor(files: Readonly<Record<string, unknown>>) {
    this.#files = files;
  }

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('EmitJsonPlugin', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'EmitJsonPlugin', stage }, () => {
        for (const [name, value] of Object.entries(this.#files)) {
          const text = `${JSON.stringify(value, null, 2)}\n`;
          compilation.emitAsset(name, new sources.RawSource(text));
        }
      });
    });
  }
}
