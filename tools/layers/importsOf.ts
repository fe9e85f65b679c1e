/** Where a module's import statements lead: the text between the quotes, and its line. */
export interface ImportStatement {
  specifier: string;
  line: number;
}

const COMMENTS = /\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm;
/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')` and `require('x')`, types included. */
const IMPORTS =
  /(?:^|[\s;}])(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*(['"])([^'"\n]+)\1|\b(?:import|require)\s*\(\s*(['"])([^'"\n]+)\3/g;

/** Reads the imports of TypeScript source; type imports count, since they are knowledge too. */
export function importsOf(source: string): ImportStatement[] {
  // Blanked rather than removed, so that line numbers stay right.
  const code = source.replace(COMMENTS, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...code.matchAll(IMPORTS)].map((match) => {
    const specifier = match[2] ?? match[4] ?? '';
    const end = match.index + match[0].length;
    return { specifier, line: code.slice(0, end).split('\n').length };
  });
}
