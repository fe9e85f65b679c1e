import type { Node } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTemplateExpression,
} from 'typescript/unstable/ast/is';

/** Properties whose texts are for people: nothing decides by them. `error` is what zod says of a value that it refuses. */
const EXPLAINING = new Set(['message', 'summary', 'description', 'error']);
const TELLING = /^(console|logger|log|refusal|unauthenticated|errorBodyOf)\b/;
const LOG = /^(console|logger|log)\b/;
const ERROR = /Error$/;

/** Whether a text, a property with a text, or an object of such properties only explains something to people. */
export function isForPeople(node: Node): boolean {
  if (isObjectLiteralExpression(node)) {
    return node.properties.length > 0 && node.properties.every(isForPeople);
  }
  if (isPropertyAssignment(node)) {
    return EXPLAINING.has(node.name.getText()) && isText(node.initializer);
  }
  if (!isText(node)) return false;
  const { parent } = node;
  if (isPropertyAssignment(parent)) return isForPeople(parent);
  if (isNewExpression(parent)) return ERROR.test(parent.expression.getText());
  return isCallExpression(parent) && TELLING.test(parent.expression.getText());
}

/** A call that prints something: that it is made matters, what it says doesn't. */
export function isLog(node: Node): boolean {
  return isCallExpression(node) && LOG.test(node.expression.getText());
}

export function isText(node: Node): boolean {
  return isStringLiteral(node) || isTemplate(node);
}

export function isTemplate(node: Node): boolean {
  return isTemplateExpression(node) || isNoSubstitutionTemplateLiteral(node);
}
