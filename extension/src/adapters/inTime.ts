/** What the work comes to, or `tooLate` after so many ms. Behind a dead line, or a dead client, some work never ends. */
export async function inTime<Result, Late>(
  work: Promise<Result>,
  ms: number,
  tooLate: Late,
): Promise<Result | Late> {
  const { promise, resolve } = Promise.withResolvers<Late>();
  const timer = setTimeout(resolve, ms, tooLate);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
