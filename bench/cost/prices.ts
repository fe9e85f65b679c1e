/**
 * Published list prices in US dollars, as far as they could be looked up on 2026-11-22; taxes, discounts and support
 * plans are not in them. Check them before you budget: https://cloud.google.com/firestore/pricing, /run/pricing,
 * /products/observability/pricing, /identity-platform/pricing, /scheduler/pricing and /vpc/network-pricing.
 */

/** An assumed rate, not a quoted one. */
export const EUR_PER_USD = 0.9;

const PIECES = 100_000;

/** Of Firestore Standard edition, by location: per document, and per GiB and month. */
export interface FirestorePrices {
  read: number;
  write: number;
  delete: number;
  storedGiB: number;
}

export type Location = 'europe-west1' | 'eur3';

export const FIRESTORE: Record<Location, FirestorePrices> = {
  /**
   * One region. The price of a read was found; writes, deletes and storage are in the same proportion to it as in
   * Iowa and in the multi-regions.
   */
  'europe-west1': {
    ...{ read: 0.033 / PIECES, write: 0.099 / PIECES, delete: 0.011 / PIECES },
    storedGiB: 0.165,
  },
  /** Several regions of Europe. */
  eur3: { read: 0.06 / PIECES, write: 0.18 / PIECES, delete: 0.02 / PIECES, storedGiB: 0.18 },
};

/** Cloud Run functions in a tier 1 region, billed while requests are served. */
export const FUNCTIONS = {
  request: 0.4 / 1_000_000,
  cpuSecond: 0.000024,
  gibSecond: 0.0000025,
};

/** To the internet, premium tier, first terabyte; more is cheaper. */
export const EGRESS_GIB = 0.12;

/** Log storage with 30 days of retention. */
export const LOG_GIB = 0.5;

/** What is free each month, for the project or the billing account; per day where Google counts so, times 30. */
export const FREE = {
  reads: 50_000 * 30,
  writes: 20_000 * 30,
  deletes: 20_000 * 30,
  storedGiB: 1,
  egressGiB: 10,
  requests: 2_000_000,
  cpuSeconds: 180_000,
  gibSeconds: 360_000,
  logGiB: 50,
};

/**
 * Only if the project is upgraded to Identity Platform (multi-factor sign-in, SAML): per active user and month above
 * `from`. Plain Firebase Authentication with passwords and Google costs nothing.
 */
export const IDENTITY_PLATFORM = [
  { from: 50_000, price: 0.0055 },
  { from: 100_000, price: 0.0046 },
  { from: 1_000_000, price: 0.0032 },
  { from: 10_000_000, price: 0.0025 },
];
