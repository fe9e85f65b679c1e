import type { Entitlement } from '@daybook/protocol';

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
