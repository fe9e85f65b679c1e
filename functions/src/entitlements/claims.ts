import type { GrantedPro } from './entitlement.ts';

/** A user's custom claims, ours and any others. */
export type Claims = Readonly<Record<string, unknown>>;

/** The claims with the `pro` and `proUntil` that follow from a grant; the others as they are (SPEC E3). */
export function withGrantedPro(claims: Claims, { pro, proUntilSeconds }: GrantedPro): Claims {
  const { pro: _pro, proUntil: _proUntil, ...others } = claims;
  return proUntilSeconds > 0 ? { ...others, pro, proUntil: proUntilSeconds } : others;
}
