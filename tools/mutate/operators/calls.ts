import type { Node } from 'typescript/unstable/ast';
import { isCallExpression, isPropertyAccessExpression } from 'typescript/unstable/ast/is';
import { type Edit, replaced } from './edit.ts';

/** Methods that are taken for each other. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['max', 'min'],
  ['floor', 'ceil'],
  ['some', 'every'],
  ['startsWith', 'endsWith'],
  ['find', 'findLast'],
  ['push', 'unshift'],
  ['add', 'delete'],
];
const MISTAKEN = new Map(PAIRS.flatMap(([one, other]) => [[one, other] as const, [other, one]]));

/** Methods whose result can stand for what they are called on. */
const SKIPPED = new Set([
  ...['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat', 'flat'],
  ...['trim', 'toLowerCase', 'toUpperCase', 'normalize', 'catch', 'finally'],
]);

/** `Math.max(a, b)` → `Math.min(a, b)`, `list.filter(f)` → `list`. */
export function wrongCall(node: Node): Edit[] {
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return [];
  const { expression, name } = node.expression;
  const other = MISTAKEN.get(name.text);
  if (other !== undefined) return [replaced(name, other)];
  return SKIPPED.has(name.text) ? [replaced(node, expression.getText())] : [];
}
