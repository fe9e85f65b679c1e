/** How many histories are played. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 500);

/** The same in each `npm test`, so that no change fails by a rare history it has no part in; `npm run fuzz` takes new ones. */
export const SEED = Number(
  process.env.FUZZ_SEED ?? (process.env.FUZZ_RUNS ? Date.now() % 0x7fffffff : 20_261_126),
);
