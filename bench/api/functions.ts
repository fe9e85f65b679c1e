import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { onRequest } from 'firebase-functions/https';

export { api } from '../../functions/src/index.ts';

/** The least that a function like ours does: verify the token, read and write one document in a transaction. */
export const floor = onRequest({ region: 'europe-west1' }, async (request, response) => {
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  const { uid } = await getAuth().verifyIdToken(token);
  const db = getFirestore();
  const document = db.doc(`floor/${uid}`);
  const count = await db.runTransaction(async (transaction) => {
    const next = ((await transaction.get(document)).get('count') ?? 0) + 1;
    transaction.set(document, { count: next });
    return next;
  });
  response.json({ count });
});
