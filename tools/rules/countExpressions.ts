import { type Expression, Reader } from './expression.ts';
import { tokensOf } from './tokens.ts';

/** A function of the rules: the values of its `let`s, and what it returns. */
interface Fn {
  parts: Expression[];
}

/**
 * How many expressions a request to each `match` costs at most, by its path and the method, such as
 * `users/{uid} get`. Firestore evaluates up to 1,000 a request.
 *
 * Counted is every node of the syntax tree, names and literals too: of `a ? b : c` the dearer branch, of `a || b` both.
 * A function's body counts at each call, a `let` once.
 */
export function countExpressions(rules: string): Map<string, number> {
  const { functions, allows } = parse(rules);
  const costs = new Map<string, number>();
  for (const { path, methods, condition } of allows) {
    for (const method of methods) {
      const key = `${path} ${method}`;
      costs.set(key, (costs.get(key) ?? 0) + costOf(condition, functions));
    }
  }
  return costs;
}

function costOf(expression: Expression, functions: ReadonlyMap<string, Fn>): number {
  const sum = (parts: readonly Expression[]) =>
    parts.reduce((cost, part) => cost + costOf(part, functions), 0);
  switch (expression.kind) {
    case 'all':
      return 1 + sum(expression.parts);
    case 'choice':
      return (
        1 +
        costOf(expression.condition, functions) +
        Math.max(...expression.branches.map((branch) => costOf(branch, functions)))
      );
    case 'call':
      return 1 + sum(expression.parts) + sum(functions.get(expression.name)?.parts ?? []);
  }
}

interface Allow {
  path: string;
  methods: string[];
  condition: Expression;
}

function parse(rules: string) {
  const reader = new Reader(tokensOf(rules));
  const functions = new Map<string, Fn>();
  const allows: Allow[] = [];
  const around: string[] = [];
  while (reader.peek() !== '') {
    if (reader.take('match')) around.push(pathOf(reader));
    else if (reader.take('function')) functions.set(...functionOf(reader));
    else if (reader.take('allow')) allows.push(allowOf(reader, around.join('')));
    else if (reader.take('}')) around.pop();
    else if (reader.next() === '{') around.push('');
  }
  return { functions, allows };
}

/** The path of a `match`, and the brace that opens its block. */
function pathOf(reader: Reader): string {
  let path = '';
  while (reader.take('/')) {
    const isVariable = reader.take('{');
    path += isVariable ? `/{${reader.next()}` : `/${reader.next()}`;
    if (!isVariable) continue;
    while (!reader.take('}')) path += reader.next();
    path += '}';
  }
  reader.expect('{');
  return path;
}

function functionOf(reader: Reader): [name: string, body: Fn] {
  const name = reader.next();
  while (reader.next() !== '{');
  const parts: Expression[] = [];
  while (!reader.take('}')) {
    if (reader.take('let')) {
      reader.next();
      reader.expect('=');
    } else reader.expect('return');
    parts.push(reader.expression());
    reader.expect(';');
  }
  return [name, { parts }];
}

function allowOf(reader: Reader, path: string): Allow {
  const methods = [reader.next()];
  while (reader.take(',')) methods.push(reader.next());
  reader.expect(':');
  reader.expect('if');
  const condition = reader.expression();
  reader.expect(';');
  return { path, methods, condition };
}
