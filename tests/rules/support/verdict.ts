/** False for what the rules deny, or the SDK or the server don't even take, for its value or its name. */
export function isAllowed(write: () => Promise<unknown>): Promise<boolean> {
  return succeeds(write, ['permission-denied', 'invalid-argument']);
}

/** False for what the rules deny; throws what goes wrong in any other way. */
export function isPermitted(request: () => Promise<unknown>): Promise<boolean> {
  return succeeds(request, ['permission-denied']);
}

async function succeeds(request: () => Promise<unknown>, refusals: unknown[]): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (refusals.includes(codeOf(error))) return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
