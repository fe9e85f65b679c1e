import { whatLeaks } from './whatLeaks.ts';

const PARTS = /<(?<end>\/?)(?<tag>[a-z0-9]+)(?<attributes>(?: [^>]*?)?)\/?>|(?<text>[^<]+)/g;
const ATTRIBUTES = /(?<name>[\w:-]+)="(?<value>[^"]*)"/g;
const VOID = new Set(['input', 'br', 'hr', 'img', 'path', 'circle']);
/** Fields that hold no text. */
const TEXTLESS = new Set(['checkbox', 'radio', 'range', 'number']);
/** Attributes that nobody sees or hears. */
const UNSEEN = new Set(['id', 'class', 'href', 'data-item-id', 'name']);

/** Where in the HTML, as React renders it, a marked text isn't shown as SPEC D24 has it, and why. */
export function leaksIn(html: string, mark: string): string[] {
  const leaks: string[] = [];
  const open: string[] = [];
  const find = (where: string, text: string, depth: number) => {
    const leak = text.includes(mark) ? whatLeaks(text, mark, depth) : null;
    if (leak) leaks.push(`${where}: ${JSON.stringify(text)} ${leak}`);
  };
  for (const { groups = {} } of html.matchAll(PARTS)) {
    const { end, tag = '', attributes = '', text } = groups;
    if (text !== undefined) {
      find(open.join(' '), decoded(text), open.at(-1) === 'bdi' ? 1 : 0);
    } else if (end) {
      open.pop();
    } else {
      const named = readAttributes(attributes);
      const isField = tag === 'textarea' || (tag === 'input' && !TEXTLESS.has(named.type ?? ''));
      if (isField && named.dir !== 'auto') leaks.push(`${tag} without dir: ${attributes}`);
      for (const [name, value] of Object.entries(named)) {
        const isTyped = isField && name === 'value';
        if (!isTyped && !UNSEEN.has(name)) find(`${tag} ${name}`, value, 0);
      }
      if (!VOID.has(tag)) open.push(tag);
    }
  }
  return leaks;
}

function readAttributes(attributes: string): { [name: string]: string } {
  const pairs = [...attributes.matchAll(ATTRIBUTES)].map(({ groups }) => [
    groups?.name,
    decoded(groups?.value ?? ''),
  ]);
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
