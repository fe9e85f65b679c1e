import { isEqual } from '@daybook/protocol';

/** What the simulator uses of `node:assert/strict`, for the browser. */
export default { ok, equal, deepEqual };

function ok(value: unknown, message = 'Expected something true'): void {
  if (!value) throw new Error(message);
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) throw new Error(difference(actual, expected, message));
}

function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (!isEqual(actual, expected)) throw new Error(difference(actual, expected, message));
}

function difference(actual: unknown, expected: unknown, message = 'These differ'): string {
  return `${message}\nactual:   ${JSON.stringify(actual)}\nexpected: ${JSON.stringify(expected)}`;
}
