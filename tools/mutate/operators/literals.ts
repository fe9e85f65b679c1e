import type { Node } from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isCallExpression,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isNumericLiteral,
  isPropertyAssignment,
  isRegularExpressionLiteral,
  isStringLiteral,
  isTemplateExpression,
} from 'typescript/unstable/ast/is';
import { type Edit, replaced } from './edit.ts';

/** Properties whose texts are for people: nothing decides by them. */
const EXPLAINING = new Set(['message', 'summary', 'description']);
const TELLING = /^(console|logger|log|refusal|unauthenticated)\b/;
const ERROR = /Error$/;

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
  const isTemplate = isTemplateExpression(node) || isNoSubstitutionTemplateLiteral(node);
  return isTemplate && !isForPeople(node) ? [replaced(node, '``')] : [];
}

/** The key of a property is no value. */
function isName(node: Node): boolean {
  return isPropertyAssignment(node.parent) && node.parent.name === node;
}

function isForPeople(node: Node): boolean {
  const { parent } = node;
  if (isPropertyAssignment(parent)) return EXPLAINING.has(parent.name.getText());
  if (isNewExpression(parent)) return ERROR.test(parent.expression.getText());
  return isCallExpression(parent) && TELLING.test(parent.expression.getText());
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
