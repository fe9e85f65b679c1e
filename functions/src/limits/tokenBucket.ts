/** A verdict on one request: it may pass, or how many whole seconds to wait. */
export type RateVerdict = { outcome: 'pass' } | { outcome: 'wait'; seconds: number };

interface Bucket {
  tokens: number;
  at: number;
}

/** Users with a bucket that isn't full, at most; beyond it the one longest unseen starts with a full bucket again. */
const MAX_BUCKETS = 10_000;

/**
 * A token bucket per key (SPEC A17): `burst` requests at once, `perMinute` more each minute. `now` is ms since 1970.
 *
 * It is in the memory of one instance on purpose. Counting in Firestore would cost every request a write, on one
 * document per user that takes about one a second, to protect what costs less than that write. With
 * several instances a user gets at most that many times more, which `maxInstances` bounds.
 */
export function tokenBuckets(
  { burst, perMinute }: { burst: number; perMinute: number },
  now: () => number,
): (key: string) => RateVerdict {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  return (key) => {
    const at = now();
    const { tokens: before, at: since } = buckets.get(key) ?? { tokens: burst, at };
    const tokens = Math.min(burst, before + Math.max(0, at - since) * perMs);
    const passes = tokens >= 1;
    buckets.delete(key);
    buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at });
    const [oldest] = buckets.keys();
    if (buckets.size > MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest);
    if (passes) return { outcome: 'pass' };
    return { outcome: 'wait', seconds: Math.ceil((1 - tokens) / perMs / 1000) };
  };
}
