import { paths } from '@daybook/protocol';
import { FieldValue } from 'firebase-admin/firestore';
import { admin } from '../../api/support/admin.ts';

export async function setSubscription(uid: string, status: 'active' | 'canceled'): Promise<void> {
  const { auth, db } = admin();
  const proUntil = status === 'active' ? 4_000_000_000 : 1_000_000_000;
  await auth.setCustomUserClaims(uid, { pro: status === 'active', proUntil });
  await db
    .doc(paths.user(uid))
    .set({ claimsUpdatedAt: FieldValue.serverTimestamp() }, { merge: true });
}
