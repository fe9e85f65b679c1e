/** What the claims of a sign-in's token say about Pro (SPEC E3). */
export interface Entitlement {
  readonly pro: boolean;
  /** When Pro ends or has ended, by the server's clock, ms since 1970; 0 for never. */
  readonly proUntilMs: number;
}

const MS_PER_SECOND = 1000;

/** Reads a token's claims `pro` and `proUntil`, unix seconds; whatever is no such claim grants nothing. */
export function entitlementIn({
  pro,
  proUntil,
}: {
  readonly pro?: unknown;
  readonly proUntil?: unknown;
}): Entitlement {
  const seconds = typeof proUntil === 'number' ? proUntil : 0;
  return { pro: pro === true, proUntilMs: seconds * MS_PER_SECOND };
}

/** Whether Pro is in force at `now`, ms by the server's clock (SPEC C8, E4); firestore.rules say the same. */
export function isPro({ pro, proUntilMs }: Entitlement, now: number): boolean {
  return pro && proUntilMs > now;
}
