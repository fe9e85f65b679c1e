import { paths } from '@daybook/protocol';
import { type DocumentSnapshot, doc, onSnapshot, Timestamp } from 'firebase/firestore';
import type { AccountEvent } from '../engine/contract/event.ts';
import type { AccountDocument } from '../engine/ports/accountDocument.ts';
import type { FirestoreDatabase } from './firestoreDatabase.ts';

/** The account's document in Firestore. */
export function firestoreAccount(database: FirestoreDatabase): AccountDocument {
  let unfollow = () => {};
  return {
    follow(uid, report) {
      unfollow();
      const lost = () => report({ type: 'accountLost' });
      unfollow = database.follow(
        (client) =>
          onSnapshot(
            doc(client, paths.user(uid)),
            { includeMetadataChanges: true },
            (snapshot) => {
              // What is only remembered may be long over.
              if (!snapshot.metadata.fromCache) report(describeAccount(snapshot));
            },
            lost,
          ),
        lost,
      );
    },
    stop: () => unfollow(),
  };
}

function describeAccount(snapshot: DocumentSnapshot): AccountEvent {
  const claimsUpdatedAt: unknown = snapshot.get('claimsUpdatedAt');
  return {
    type: 'accountSeen',
    claimsUpdatedAt:
      claimsUpdatedAt instanceof Timestamp ? Math.floor(claimsUpdatedAt.toMillis()) : 0,
    isDeleted: (snapshot.get('deletedAt') ?? null) !== null,
  };
}
