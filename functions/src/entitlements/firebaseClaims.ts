import { paths } from '@daybook/protocol';
import type { Auth } from 'firebase-admin/auth';
import { type DocumentSnapshot, FieldValue, type Firestore } from 'firebase-admin/firestore';
import { findUser } from '../account/authUser.ts';
import { hasCode } from '../hasCode.ts';
import type { SubscriptionDocument } from './subscription.ts';
import { ClaimsRefused, type ClaimsStore } from './updateClaims.ts';

/** What Auth says of claims that it will never take. */
const REFUSALS = ['auth/claims-too-large', 'auth/forbidden-claim', 'auth/invalid-claims'];

/** {@link ClaimsStore} in Firestore and Firebase Auth. */
export function firebaseClaims(
  db: Firestore,
  auth: Pick<Auth, 'getUser' | 'setCustomUserClaims'>,
): ClaimsStore {
  return {
    documents: async (uid) => {
      const [edited, stripe] = await Promise.all([
        db.doc(paths.subscription(uid)).get(),
        db.collection(paths.stripeSubscriptions(uid)).get(),
      ]);
      return [
        ...(edited.exists ? [documentOf(edited, 'console')] : []),
        ...stripe.docs.map((document) => documentOf(document, 'stripe')),
      ];
    },
    claims: async (uid) => {
      const user = await findUser(auth, uid);
      return user && (user.customClaims ?? {});
    },
    setClaims: async (uid, claims) => {
      try {
        await auth.setCustomUserClaims(uid, claims);
      } catch (error) {
        // Deleted meanwhile, which the next look at the claims finds.
        if (hasCode(error, ['auth/user-not-found'])) return;
        throw hasCode(error, REFUSALS) ? new ClaimsRefused(error.message) : error;
      }
    },
    announce: (uid) =>
      db.runTransaction(async (transaction) => {
        const user = db.doc(paths.user(uid));
        if (((await transaction.get(user)).get('deletedAt') ?? null) !== null) return;
        transaction.set(user, { claimsUpdatedAt: FieldValue.serverTimestamp() }, { merge: true });
      }),
  };
}

function documentOf(
  document: DocumentSnapshot,
  shape: SubscriptionDocument['shape'],
): SubscriptionDocument {
  return { path: document.ref.path, shape, data: document.data() ?? {} };
}
