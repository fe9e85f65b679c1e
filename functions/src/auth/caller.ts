/** Who a valid token speaks for, with the claims that decide on Pro as the token has them. */
export interface Caller {
  uid: string;
  /** When the person signed in, unix seconds; later tokens of the same sign-in keep it. */
  signedInAt: number;
  pro?: unknown;
  /** unix seconds */
  proUntil?: unknown;
}
