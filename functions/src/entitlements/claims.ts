import type { Entitlement } from './entitlement.ts';

/** A user's custom claims, ours and any others. */
export type Claims = Readonly<Record<string, unknown>>;

/** The claims with what an entitlement makes of `pro` and `proUntil`; the others as they are (SPEC E3). */
export function withEntitlement(claims: Claims, { pro, proUntil }: Entitlement): Claims {
  const { pro: _pro, proUntil: _proUntil, ...others } = claims;
  return proUntil > 0 ? { ...others, pro, proUntil } : others;
}
