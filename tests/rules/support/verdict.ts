/** False for what the rules deny, or the SDK or the server don't even take, for its value or its name. */
export async function isAllowed(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (REFUSALS.has(codeOf(error))) return false;
    throw error;
  }
}

const REFUSALS: ReadonlySet<unknown> = new Set(['permission-denied', 'invalid-argument']);

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
