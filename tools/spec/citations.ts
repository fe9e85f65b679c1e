/** A file whose text may cite rules, its path from the root of the checkout with forward slashes. */
export interface CitingFile {
  path: string;
  text: string;
}

/** Where a rule is cited. */
export interface Citation {
  rule: string;
  path: string;
}

const NUMBER = '[A-Z][0-9]+';
const LIST = `${NUMBER}(?:(?:,| and| or) ${NUMBER})*`;
const IN_TEXT = new RegExp(`\\bSPEC (${LIST})\\b`, 'g');
const IN_TITLE = new RegExp(`['"\`](${LIST}): `, 'g');
/** A range, or titles without commas, in which a search for a number or this tool would miss one. */
const UNCLEAR = new RegExp(
  `\\b${NUMBER}(?: to |–)${NUMBER}\\b|['"\`]${NUMBER} (?:${NUMBER} ?)+: `,
  'g',
);
const RULE = new RegExp(`^ *- \\*\\*(${NUMBER})\\*\\* `, 'gm');

/** A comment goes on in the next line. */
const LINE_BREAK = /\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g;

/** The numbers of all rules of the SPEC's text, in its order. */
export function rulesOf(spec: string): string[] {
  return [...spec.matchAll(RULE)].map(([, rule = '']) => rule);
}

/** The word SPEC and a number, or several with commas, `and` or `or`; in whatever text. */
export function textCitations({ path, text }: CitingFile): Citation[] {
  return found(text.replace(LINE_BREAK, ' '), IN_TEXT, path);
}

/** Numbers with commas that a title begins with, up to a colon, besides {@link textCitations}. */
export function testCitations(file: CitingFile): Citation[] {
  return [...textCitations(file), ...found(file.text, IN_TITLE, file.path)];
}

/** What looks like citations and isn't written as they are. */
export function unclearCitations({ text }: CitingFile): string[] {
  return [...text.matchAll(UNCLEAR)].map(([unclear]) => unclear);
}

function found(text: string, pattern: RegExp, path: string): Citation[] {
  return [...text.matchAll(pattern)].flatMap(([, list = '']) =>
    [...list.matchAll(new RegExp(NUMBER, 'g'))].map(([rule]) => ({ rule, path })),
  );
}
