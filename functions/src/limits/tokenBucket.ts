/** A verdict on one request: it may pass, or how many whole seconds to wait. */
export type RateVerdict = { outcome: 'pass' } | { outcome: 'wait'; seconds: number };

/** What users may still ask for. */
export interface RateLimit {
  /** Whether one more request of `key` may pass now; it counts if it may. */
  admit(key: string): RateVerdict;
  /** Counts so many requests more, and parts of one, for what an admitted one turned out to cost. */
  charge(key: string, requests: number): void;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Users with a bucket that isn't full, at most; beyond it the one longest unseen starts with a full bucket again. */
const MAX_BUCKETS = 10_000;

/**
 * A token bucket per key (SPEC A17): `burst` requests at once, `perMinute` more each minute. What is charged may leave it
 * in debt. `now` is ms since 1970.
 *
 * It is in the memory of one instance on purpose. Counting in Firestore would cost every request a write, on one
 * document per user that takes about one a second, to protect what costs less than that write. With
 * several instances a user gets at most that many times more, which `maxInstances` bounds.
 */
export function tokenBuckets(
  { burst, perMinute }: { burst: number; perMinute: number },
  now: () => number,
): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;

  /** What there is now; the bucket becomes the one seen last. */
  function bucketOf(key: string): Bucket {
    const at = now();
    const { tokens, at: since } = buckets.get(key) ?? { tokens: burst, at };
    const bucket = { tokens: Math.min(burst, tokens + Math.max(0, at - since) * perMs), at };
    buckets.delete(key);
    buckets.set(key, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  }

  return {
    admit: (key) => {
      const bucket = bucketOf(key);
      if (bucket.tokens < 1) {
        return { outcome: 'wait', seconds: Math.ceil((1 - bucket.tokens) / perMs / 1000) };
      }
      bucket.tokens -= 1;
      return { outcome: 'pass' };
    },
    charge: (key, requests) => {
      bucketOf(key).tokens -= requests;
    },
  };
}
