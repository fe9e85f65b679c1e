/** What the sign-in's claims say about Pro. */
export interface Entitlement {
  pro: boolean;
  /** Until when, ms; 0 if never. */
  proUntil: number;
}

export function isPro({ pro, proUntil }: Entitlement, serverNow: number): boolean {
  return pro && proUntil > serverNow;
}
