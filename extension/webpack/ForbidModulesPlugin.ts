import webpack, { type Compilation, type Compiler, type Module } from 'webpack';

const { NormalModule, WebpackError } = webpack;

/** Fails the build when a bundle would contain one of these packages, saying which file brought it in. */
export class ForbidModulesPlugin {
  readonly #packages: readonly string[];
  readonly #reason: string;

  constructor(packages: readonly string[], reason: string) {
    this.#packages = packages;
    this.#reason = reason;
  }

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('ForbidModulesPlugin', (compilation) => {
      // After unused modules are dropped, before the others are joined into one and lose their names.
      compilation.hooks.afterChunks.tap('ForbidModulesPlugin', (chunks) => {
        for (const chunk of chunks) {
          const modules = compilation.chunkGraph.getChunkModulesIterable(chunk);
          for (const sentence of this.#problems(modules, compilation)) {
            compilation.errors.push(new WebpackError(`${sentence}: ${this.#reason}`));
          }
        }
      });
    });
  }

  /** Each package and the file it came by, once. */
  #problems(modules: Iterable<Module>, compilation: Compilation): Set<string> {
    const sentences = new Set<string>();
    for (const module of modules) {
      const name = this.#packageOf(module);
      if (name) sentences.add(`${this.#importerOf(module, compilation)} brings in ${name}`);
    }
    return sentences;
  }

  #importerOf(module: Module, { moduleGraph, requestShortener }: Compilation): string {
    let importer = moduleGraph.getIssuer(module);
    while (importer && this.#packageOf(importer)) importer = moduleGraph.getIssuer(importer);
    return importer?.readableIdentifier(requestShortener) ?? 'An entry';
  }

  #packageOf(module: Module): string | undefined {
    const file = module instanceof NormalModule ? module.resource.replaceAll('\\', '/') : '';
    return this.#packages.find((name) => file.includes(`/node_modules/${name}/`));
  }
}
