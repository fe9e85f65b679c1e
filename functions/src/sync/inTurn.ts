/**
 * Runs what belongs to one key one after another, in the order it came, and different keys side by side. Commits of a
 * user would otherwise only abort each other: of 64 at once some were refused after all their retries.
 */
export function inTurn(): <Result>(key: string, run: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const before = last.get(key) ?? Promise.resolve();
    const result = before.then(run);
    const ended = result
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return result;
  };
}
