/**
 * Why a marked text can change the direction of what is beside it in `sentence`; null if it can't. An independent reading
 * of Unicode's rules: an isolate is closed by the PDI that matches it, or else by the end of the paragraph.
 * Within an element that isolates, `depthAtStart` is 1.
 */
export function whatLeaks(sentence: string, mark: string, depthAtStart = 0): string | null {
  let depth = depthAtStart;
  for (const character of sentence) {
    if (character === mark && depth === 0) return 'is in no isolate';
    if (/[\u2066-\u2068]/.test(character)) depth += 1;
    if (character === '\u2069') depth -= 1;
    if (depth < depthAtStart) return 'closes an isolate that it has not opened';
    if (/[\n\r\u001c-\u001e\u0085\u2029]/.test(character) && depth > depthAtStart)
      return 'ends a paragraph within an isolate';
  }
  return depth === depthAtStart ? null : 'leaves an isolate open';
}
