/** Whether an error is one of the Firebase SDKs' with one of these codes. */
export function hasCode(error: unknown, codes: readonly string[]): error is Error {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
