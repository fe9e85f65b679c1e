import type { DocumentData } from 'firebase-admin/firestore';

/** What is kept of a user besides the synced data; what there may be much of comes page by page. */
export interface Profile {
  user: DocumentData | null;
  subscription: DocumentData | null;
  /** What billing has stored of them, by the documents' paths. */
  billing: AsyncIterable<NamedDocuments>;
  /** By their ids. */
  devices: AsyncIterable<NamedDocuments>;
}

export type NamedDocuments = readonly (readonly [name: string, data: DocumentData])[];

/** A user's account as a whole. */
export interface Accounts {
  profile(uid: string): Promise<Profile>;
  /** Whether its deletion has begun (SPEC U19). */
  isBeingDeleted(uid: string): Promise<boolean>;
  /** Deletes the account with all of its data; can be called again when it broke off (SPEC A16). */
  remove(uid: string): Promise<void>;
}

/** A run of the nightly job, and what it needs from outside. */
export interface ForgetRun {
  /** ms since 1970: marks that are old enough then go. */
  now: number;
  /** Whether the run may go on; asked now and then. */
  hasTime: () => boolean;
}

/** What becomes of accounts whose user is gone from Firebase Auth. */
export interface DeletedAccounts {
  /** Removes all data of a user who was deleted; nothing where there is such a user (SPEC U18, U22). */
  clear(uid: string): Promise<void>;
  /** Removes what came to a deleted account afterwards, such as a late subscription (SPEC U21). */
  clearLate(uid: string): Promise<void>;
  /**
   * Forgets accounts deleted more than a day before the run, as many as it has time for; how many (SPEC U20). One that
   * fails is logged and left to the next run.
   */
  forget(run: ForgetRun): Promise<number>;
}
