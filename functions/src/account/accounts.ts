import type { DocumentData } from 'firebase-admin/firestore';

/** What is kept of a user besides the synced data. */
export interface Profile {
  user: DocumentData | null;
  subscription: DocumentData | null;
  devices: Record<string, DocumentData>;
}

/** A user's account as a whole. */
export interface Accounts {
  profile(uid: string): Promise<Profile>;
  /** Deletes the account with all of its data; can be called again when it broke off (SPEC A16). */
  remove(uid: string): Promise<void>;
}
