import { join } from 'node:path';
import type { SourceFile } from 'typescript/unstable/ast';
import { API, type Diagnostic, type Snapshot } from 'typescript/unstable/sync';

/** The compiler over one checkout, as a process of its own until it is closed. */
export interface Checker {
  /** Undefined for a file that no project has. */
  parse(file: string): SourceFile | undefined;
  /** Whether the types let a text through in place of a file's own, as seen in some files, among them that one. */
  accepts(file: string, source: string, seenIn: readonly string[]): boolean;
  close(): void;
}

/** The projects that the checkout's sources are in. */
export const PROJECTS = ['tsconfig.protocol.json', 'tsconfig.extension.json', 'tsconfig.json'];

/** Names that are left without a use. Whoever makes the mistake removes them with it. */
const UNUSED = new Set([6133, 6138, 6192, 6196, 6198, 6199, 6205]);

/** Opens projects of a checkout, each by its `tsconfig` file. Paths of files are from the root of the checkout. */
export function openChecker(root: string, projects: readonly string[]): Checker {
  const overlay = new Map<string, string>();
  const api = new API({ cwd: root, fs: { readFile: (path) => overlay.get(path) } });
  let snapshot = api.updateSnapshot({ openProjects: projects.map((name) => join(root, name)) });

  const refresh = (path: string) => {
    const stale: Snapshot = snapshot;
    snapshot = api.updateSnapshot({ fileChanges: { changed: [path] } });
    stale.dispose();
  };
  const programsWith = (path: string) =>
    snapshot
      .getProjects()
      .map(({ program }) => program)
      .filter((program) => program.getSourceFileMetadata(path) !== undefined);

  return {
    parse(file) {
      const path = join(root, file);
      return programsWith(path)[0]?.getSourceFile(path);
    },
    accepts(file, source, seenIn) {
      const changed = join(root, file);
      overlay.set(changed, source);
      refresh(changed);
      try {
        return programsWith(changed).every(
          (program) =>
            isFine(program.getSyntacticDiagnostics(changed)) &&
            seenIn
              .map((other) => join(root, other))
              .filter((other) => program.getSourceFileMetadata(other) !== undefined)
              .every((other) => isFine(program.getSemanticDiagnostics(other))),
        );
      } finally {
        overlay.delete(changed);
        refresh(changed);
      }
    },
    close: () => api.close(),
  };
}

function isFine(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.every(({ code }) => UNUSED.has(code));
}
