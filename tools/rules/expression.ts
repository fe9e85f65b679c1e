import type { Token } from './tokens.ts';

/** An expression, by what it costs to evaluate: `choice` takes one of its branches, everything else evaluates all its parts. */
export type Expression =
  | { kind: 'all'; parts: Expression[] }
  | { kind: 'choice'; condition: Expression; branches: [Expression, Expression] }
  | { kind: 'call'; name: string; parts: Expression[] };

/** Binary operators, loosest first. `is` has a type's name behind it, which counts as an expression here. */
const OPERATORS = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>=', 'in', 'is'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Reads tokens one after another; `expression` leaves the reader behind the expression that begins here. */
export class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? '';
  }

  next(): string {
    const text = this.peek();
    if (text === '') throw new Error('The rules end too early');
    this.at += 1;
    return text;
  }

  take(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) {
      const around = this.tokens.slice(Math.max(0, this.at - 8), this.at + 1);
      throw new Error(`${text} expected: ${around.map((token) => token.text).join(' ')}`);
    }
  }

  expression(): Expression {
    const condition = this.binary(0);
    if (!this.take('?')) return condition;
    const first = this.expression();
    this.expect(':');
    return { kind: 'choice', condition, branches: [first, this.expression()] };
  }

  private binary(level: number): Expression {
    const operators = OPERATORS[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    while (operators.includes(this.peek())) {
      this.next();
      left = { kind: 'all', parts: [left, this.binary(level + 1)] };
    }
    return left;
  }

  private unary(): Expression {
    if (this.take('!') || this.take('-')) return { kind: 'all', parts: [this.unary()] };
    return this.postfix(this.primary());
  }

  private postfix(object: Expression): Expression {
    if (this.take('.')) {
      this.next();
      const parts = this.take('(') ? this.list(')') : [];
      return this.postfix({ kind: 'all', parts: [object, ...parts] });
    }
    if (this.take('[')) return this.postfix({ kind: 'all', parts: [object, ...this.list(']')] });
    return object;
  }

  private primary(): Expression {
    if (this.take('(')) {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (this.take('[')) return { kind: 'all', parts: this.list(']') };
    if (this.take('{')) return { kind: 'all', parts: this.list('}') };
    if (this.peek() === '/') return { kind: 'all', parts: this.path() };
    const name = this.next();
    if (this.take('(')) return { kind: 'call', name, parts: this.list(')') };
    return { kind: 'all', parts: [] };
  }

  /** What stands between commas, and between colons in a map or a range, up to `end`. */
  private list(end: string): Expression[] {
    const parts: Expression[] = [];
    while (!this.take(end)) {
      parts.push(this.expression());
      if (!this.take(',') && !this.take(':')) {
        this.expect(end);
        break;
      }
    }
    return parts;
  }

  private path(): Expression[] {
    const parts: Expression[] = [];
    while (this.take('/')) {
      if (this.take('$(')) {
        parts.push(this.expression());
        this.expect(')');
      } else {
        this.next();
        parts.push({ kind: 'all', parts: [] });
      }
    }
    return parts;
  }
}
