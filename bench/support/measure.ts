/** ms that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Calls per second when each of `lanes` makes `count` calls, one after the other, all lanes at once. */
export async function throughput<Lane>(
  lanes: readonly Lane[],
  count: number,
  call: (lane: Lane) => Promise<unknown>,
): Promise<number> {
  const ms = await timed(() =>
    Promise.all(
      lanes.map(async (lane) => {
        for (let n = 0; n < count; n += 1) await call(lane);
      }),
    ),
  );
  return (lanes.length * count * 1000) / ms;
}

/** The least value that this part of them, of 1, isn't above. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN;
}
