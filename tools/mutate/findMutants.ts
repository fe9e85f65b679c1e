import type { Node, SourceFile } from 'typescript/unstable/ast';
import {
  isArrayLiteralExpression,
  isCallExpression,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isInterfaceDeclaration,
  isTypeAliasDeclaration,
  isTypeNode,
} from 'typescript/unstable/ast/is';
import { wrongCall } from './operators/calls.ts';
import { wrongCondition, wrongOperator, wrongUnary } from './operators/conditions.ts';
import type { Edit, Operator } from './operators/edit.ts';
import {
  emptyArray,
  wrongBoolean,
  wrongNumber,
  wrongPattern,
  wrongText,
} from './operators/literals.ts';
import {
  missingBody,
  missingCase,
  missingDefault,
  missingPart,
  missingStatement,
} from './operators/missing.ts';

/** A file with one mistake in it. */
export interface Mutant {
  /** Its path from the root of the checkout. */
  file: string;
  /** Where the mistake begins, counted from 1. */
  line: number;
  /** The lines that it is in, without and with it; each run of white space is one space. */
  before: string;
  after: string;
  /** The whole file with it. */
  source: string;
}

const OPERATORS: readonly Operator[] = [
  ...[wrongOperator, wrongUnary, wrongCondition],
  ...[wrongBoolean, wrongNumber, wrongText, wrongPattern, emptyArray],
  ...[missingStatement, missingBody, missingCase, missingPart, missingDefault],
  wrongCall,
];

/** Every mutant of a file, in the order of its text; two operators that make the same of it count once. */
export function findMutants(file: string, parsed: SourceFile): Mutant[] {
  const bySource = new Map<string, Mutant>();
  const visit = (node: Node): void => {
    if (runsNothing(node) || isDependencies(node)) return;
    for (const edit of OPERATORS.flatMap((operator) => operator(node))) {
      const mutant = mutantOf(file, parsed.text, edit);
      if (!bySource.has(mutant.source)) bySource.set(mutant.source, mutant);
    }
    node.forEachChild(visit);
  };
  parsed.forEachChild(visit);
  return [...bySource.values()];
}

/** What is gone when the types are. */
function runsNothing(node: Node): boolean {
  return (
    isImportDeclaration(node) ||
    isExportDeclaration(node) ||
    isInterfaceDeclaration(node) ||
    isTypeAliasDeclaration(node) ||
    isTypeNode(node)
  );
}

const HOOK_WITH_DEPENDENCIES = /^use(Effect|LayoutEffect|Memo|Callback)$/;

/** The values that a hook of React depends on: `npm run check` refuses a list in which one of them is missing. */
function isDependencies(node: Node): boolean {
  const { parent } = node;
  return (
    isArrayLiteralExpression(node) &&
    isCallExpression(parent) &&
    parent.arguments[1] === node &&
    isIdentifier(parent.expression) &&
    HOOK_WITH_DEPENDENCIES.test(parent.expression.text)
  );
}

function mutantOf(file: string, text: string, { start, end, replacement }: Edit): Mutant {
  const source = text.slice(0, start) + replacement + text.slice(end);
  const firstLine = text.lastIndexOf('\n', start - 1) + 1;
  const afterLast = text.indexOf('\n', end);
  const lineEnd = afterLast === -1 ? text.length : afterLast;
  return {
    file,
    line: text.slice(0, start).split('\n').length,
    before: oneLine(text.slice(firstLine, lineEnd)),
    after: oneLine(text.slice(firstLine, start) + replacement + text.slice(end, lineEnd)),
    source,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
