import type { Auth, UserRecord } from 'firebase-admin/auth';
import { hasCode } from '../hasCode.ts';

/** Null where there is no such user, or can't be: a document may be named anything. */
export async function findUser(
  auth: Pick<Auth, 'getUser'>,
  uid: string,
): Promise<UserRecord | null> {
  try {
    return await auth.getUser(uid);
  } catch (error) {
    if (hasCode(error, ['auth/user-not-found', 'auth/invalid-uid'])) return null;
    throw error;
  }
}

/** Deletes a user who may be gone already. */
export async function deleteUser(auth: Pick<Auth, 'deleteUser'>, uid: string): Promise<void> {
  try {
    await auth.deleteUser(uid);
  } catch (error) {
    if (!hasCode(error, ['auth/user-not-found'])) throw error;
  }
}
