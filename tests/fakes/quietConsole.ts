/** Keeps warnings that the tests of a `describe` cause on purpose out of their report; gives those of the running test. */
export function useQuietConsole(): readonly unknown[][] {
  const { warn } = console;
  const warnings: unknown[][] = [];
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (...parts) => void warnings.push(parts);
  });
  afterEach(() => {
    console.warn = warn;
  });
  return warnings;
}
