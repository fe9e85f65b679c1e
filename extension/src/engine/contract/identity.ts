/** Whose sign-in this device has; `uid: null` means nobody is signed in. */
export type Identity =
  | { readonly uid: null }
  | {
      readonly uid: string;
      readonly email: string;
      readonly entitlement: Entitlement;
      /** When the token that says so was issued, by the server's clock, ms; whole seconds. */
      readonly issuedAt: number;
    };

/** What the sign-in's claims say about Pro (SPEC E3). */
export interface Entitlement {
  pro: boolean;
  /** Until when, by the server's clock, ms; 0 if never. */
  proUntilMs: number;
}

/** SPEC C8, E4. */
export function isPro({ pro, proUntilMs }: Entitlement, serverNow: number): boolean {
  return pro && proUntilMs > serverNow;
}
