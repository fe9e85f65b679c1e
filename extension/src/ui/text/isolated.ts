/** What ends a paragraph, and with it every isolate: Unicode's class B. */
const LINE_END = /\r\n|[\n\r\u001c-\u001e\u0085\u2029]/;
const ISOLATES = /[\u2066-\u2069]/g;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A person's text within a sentence: it has a direction of its own, and changes nothing beside it (SPEC D24). */
export function isolated(text: string): string {
  return FIRST_STRONG_ISOLATE + selfContained(text).replaceAll('\n', ' ') + POP_ISOLATE;
}

/**
 * The text so that it can't end what isolates it, an element neither: isolates that it opens are closed, and it closes no
 * others. Lines end by `\n`.
 */
export function selfContained(text: string): string {
  return text.split(LINE_END).map(closed).join('\n');
}

function closed(line: string): string {
  let open = 0;
  const kept = line.replaceAll(ISOLATES, (character) => {
    if (character === POP_ISOLATE && open === 0) return '';
    open += character === POP_ISOLATE ? -1 : 1;
    return character;
  });
  return kept + POP_ISOLATE.repeat(open);
}

/** For comparing what was typed with what may have been copied from a sentence. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(ISOLATES, '');
}
