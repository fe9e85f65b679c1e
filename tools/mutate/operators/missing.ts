import type { Node } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isCaseClause,
  isExpressionStatement,
  isFunctionLikeDeclaration,
  isObjectLiteralExpression,
  isThrowStatement,
} from 'typescript/unstable/ast/is';
import { type Edit, eachDropped, replaced } from './edit.ts';
import { isForPeople, isLog } from './forPeople.ts';

/** A call, an assignment or a `throw` that isn't there. */
export function missingStatement(node: Node): Edit[] {
  return isExpressionStatement(node) || isThrowStatement(node) ? [replaced(node, ';')] : [];
}

/** A function that returns at once. */
export function missingBody(node: Node): Edit[] {
  if (!isBlock(node) || !isFunctionLikeDeclaration(node.parent)) return [];
  return node.statements.length > 1 ? [replaced(node, '{}')] : [];
}

/** A `case` that isn't there. */
export function missingCase(node: Node): Edit[] {
  return isCaseClause(node) ? [replaced(node, '')] : [];
}

/** A property, an element or a last argument that isn't there, except what is written for people. */
export function missingPart(node: Node): Edit[] {
  if (isObjectLiteralExpression(node)) return eachDropped(node.properties, isForPeople);
  if (isArrayLiteralExpression(node)) return eachDropped(node.elements);
  if (!isCallExpression(node) || isLog(node)) return [];
  const last = node.arguments.at(-1);
  const isWording = last && isObjectLiteralExpression(last) && isForPeople(last);
  return isWording ? [] : eachDropped(node.arguments).slice(-1);
}

/** `a ||= b`, `a ??= b` → `a = b`. */
export function missingDefault(node: Node): Edit[] {
  if (!isBinaryExpression(node)) return [];
  const isDefault = ['??=', '||=', '&&='].includes(node.operatorToken.getText());
  return isDefault ? [replaced(node.operatorToken, '=')] : [];
}
