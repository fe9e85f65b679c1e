import { onUserDeleted as onUserDeletedIn2ndGen } from 'firebase-functions/identity';
import { runWith } from 'firebase-functions/v1';
import { DELETION_OPTIONS } from '../options.ts';

/**
 * The trigger of a user's deletion in Firebase Auth; what `handle` rejects is retried. Node 24 runs 2nd generation
 * functions only, while the embedded emulators call those of the 1st alone.
 */
export function onUserDeleted(handle: (uid: string) => Promise<void>, inEmulators: boolean) {
  return inEmulators
    ? runWith({ failurePolicy: true })
        .region(DELETION_OPTIONS.region)
        .auth.user()
        .onDelete(({ uid }) => handle(uid))
    : onUserDeletedIn2ndGen(DELETION_OPTIONS, ({ data }) => handle(data.uid));
}
