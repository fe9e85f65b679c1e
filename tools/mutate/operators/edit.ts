import type { Node } from 'typescript/unstable/ast';

/** Replaces the text from `start` to `end`, offsets in the file, by another. */
export interface Edit {
  start: number;
  end: number;
  replacement: string;
}

/** The edits that one kind of mistake makes of a node; none where the kind doesn't apply. */
export type Operator = (node: Node) => Edit[];

/** The edit that puts a text in place of a node, without the comments before it. */
export function replaced(node: Node, replacement: string): Edit {
  return { start: node.getStart(), end: node.getEnd(), replacement };
}

/** One edit for each element of a list but those that stay, which takes it out together with its comma. */
export function eachDropped(
  list: readonly Node[],
  stays: (element: Node) => boolean = () => false,
): Edit[] {
  return list.flatMap((element, index) => {
    if (stays(element)) return [];
    const next = list[index + 1];
    const before = list[index - 1];
    if (next) return { start: element.getStart(), end: next.getStart(), replacement: '' };
    return {
      start: before ? before.getEnd() : element.getStart(),
      end: element.getEnd(),
      replacement: '',
    };
  });
}
