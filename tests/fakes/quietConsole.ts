/**
 * Keeps warnings, or errors, that the tests of a `describe` cause on purpose out of their report; gives those of the
 * running test.
 */
export function useQuietConsole(level: 'warn' | 'error' = 'warn'): readonly unknown[][] {
  const original = console[level];
  const printed: unknown[][] = [];
  beforeEach(() => {
    printed.length = 0;
    console[level] = (...parts) => void printed.push(parts);
  });
  afterEach(() => {
    console[level] = original;
  });
  return printed;
}
