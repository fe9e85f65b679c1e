import type { DataType } from './dataTypes.ts';

/** Where things are in Firestore (DESIGN of the data: SPEC D2). */
export const paths = {
  user: (uid: string) => `users/${uid}`,
  heads: (uid: string) => `users/${uid}/sync`,
  head: (uid: string, type: DataType) => `users/${uid}/sync/${type}`,
  items: (uid: string, type: DataType) => `users/${uid}/sync/${type}/items`,
  item: (uid: string, type: DataType, id: string) => `users/${uid}/sync/${type}/items/${id}`,
  devices: (uid: string) => `users/${uid}/devices`,
  device: (uid: string, id: string) => `users/${uid}/devices/${id}`,
  subscription: (uid: string) => `subscriptions/${uid}`,
  /** Where Stripe's Firebase extension keeps what it knows of a user (SPEC E1). */
  stripeCustomer: (uid: string) => `customers/${uid}`,
  stripeSubscriptions: (uid: string) => `customers/${uid}/subscriptions`,
} as const;
