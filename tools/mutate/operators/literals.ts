import type { Node } from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isNumericLiteral,
  isPropertyAssignment,
  isRegularExpressionLiteral,
  isStringLiteral,
} from 'typescript/unstable/ast/is';
import { type Edit, replaced } from './edit.ts';
import { isForPeople, isTemplate } from './forPeople.ts';

/** `true` → `false`, and the reverse. */
export function wrongBoolean(node: Node): Edit[] {
  if (node.kind === SyntaxKind.TrueKeyword) return [replaced(node, 'false')];
  return node.kind === SyntaxKind.FalseKeyword ? [replaced(node, 'true')] : [];
}

/** `5` → `6`. */
export function wrongNumber(node: Node): Edit[] {
  if (!isNumericLiteral(node)) return [];
  return [replaced(node, String(Number(node.getText().replaceAll('_', '')) + 1))];
}

/** `'a'` → `''`, `''` → `'mutated'`, except in what is printed for people. */
export function wrongText(node: Node): Edit[] {
  if (isStringLiteral(node)) {
    if (isName(node) || isForPeople(node)) return [];
    return [replaced(node, node.text === '' ? "'mutated'" : "''")];
  }
  return isTemplate(node) && !isForPeople(node) ? [replaced(node, '``')] : [];
}

/** The key of a property is no value. */
function isName(node: Node): boolean {
  return isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** `/^a{1,5}$/` → `/a{1,5}$/`, `/^a{1,5}/`, `/^a{1,6}$/`. */
export function wrongPattern(node: Node): Edit[] {
  if (!isRegularExpressionLiteral(node)) return [];
  const text = node.getText();
  const others = [
    text.replace(/^\/\^/, '/'),
    text.replace(/\$(?=\/[a-z]*$)/, ''),
    text.replace(/,(\d+)\}/, (_, most: string) => `,${Number(most) + 1}}`),
  ];
  return others.filter((other) => other !== text).map((other) => replaced(node, other));
}

/** `[a, b]` → `[]`. */
export function emptyArray(node: Node): Edit[] {
  return isArrayLiteralExpression(node) && node.elements.length > 1 ? [replaced(node, '[]')] : [];
}
