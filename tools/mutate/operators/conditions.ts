import type { BinaryExpression, Node } from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import {
  isBinaryExpression,
  isConditionalExpression,
  isIfStatement,
  isParenthesizedExpression,
  isPostfixUnaryExpression,
  isPrefixUnaryExpression,
  isWhileStatement,
} from 'typescript/unstable/ast/is';
import { type Edit, replaced } from './edit.ts';

/** What each operator is taken for. */
const MISTAKEN: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-='],
  '-=': ['+='],
};

/** Operators of which each side alone is a mistake too. */
const JOINING = new Set(['&&', '||', '??']);

/** `a < b` → `a <= b`, `a && b` → `a || b`, `a`, `b`. */
export function wrongOperator(node: Node): Edit[] {
  if (!isBinaryExpression(node)) return [];
  const operator = node.operatorToken.getText();
  const swapped = MISTAKEN[operator] ?? [];
  const edits = swapped.map((other) => replaced(node.operatorToken, other));
  return JOINING.has(operator) ? [...edits, ...oneSide(node)] : edits;
}

function oneSide(node: BinaryExpression): Edit[] {
  return [node.left, node.right].map((side) => replaced(node, side.getText()));
}

/** `!a` → `a`, `-a` → `a`, `a++` → `a--`. */
export function wrongUnary(node: Node): Edit[] {
  if (!isPrefixUnaryExpression(node) && !isPostfixUnaryExpression(node)) return [];
  const { operand, operator } = node;
  const text = operand.getText();
  const step = { [SyntaxKind.PlusPlusToken]: '--', [SyntaxKind.MinusMinusToken]: '++' }[
    operator as number
  ];
  if (step === undefined) return [replaced(node, text)];
  return [replaced(node, isPrefixUnaryExpression(node) ? `${step}${text}` : `${text}${step}`)];
}

/** The condition of `if`, `while` and `a ? b : c` negated, always true, or always false. */
export function wrongCondition(node: Node): Edit[] {
  if (isConditionalExpression(node)) {
    const branches = [node.whenTrue, node.whenFalse];
    const chosen = branches.map((branch) => replaced(node, branch.getText()));
    return [...negated(node.condition), ...chosen];
  }
  if (isWhileStatement(node)) return [replaced(node.expression, 'false')];
  if (!isIfStatement(node)) return [];
  const fixed = ['true', 'false'].map((text) => replaced(node.expression, text));
  return [...negated(node.expression), ...fixed];
}

/** Comparisons and `!` are negated by their own operators. */
function negated(condition: Node): Edit[] {
  if (isParenthesizedExpression(condition)) return negated(condition.expression);
  const isNegatedElsewhere =
    isPrefixUnaryExpression(condition) ||
    (isBinaryExpression(condition) && condition.operatorToken.getText() in MISTAKEN);
  return isNegatedElsewhere ? [] : [replaced(condition, `!(${condition.getText()})`)];
}
