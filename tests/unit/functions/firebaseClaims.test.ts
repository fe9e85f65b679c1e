import assert from 'node:assert/strict';
import { paths } from '@daybook/protocol';
import { firebaseClaims } from '../../../functions/src/entitlements/firebaseClaims.ts';
import { ClaimsRefused } from '../../../functions/src/entitlements/updateClaims.ts';
import { authError, useStandInAdmin } from './support/standInAdmin.ts';

describe('firebaseClaims', () => {
  const admin = useStandInAdmin();
  let users = 0;
  let uid: string;
  beforeEach(() => {
    uid = `ada${++users}`;
    admin().auth.failure = null;
  });
  const store = () => firebaseClaims(admin().db, admin().auth);
  const user = () => admin().db.doc(paths.user(uid));

  it('E1, E5: reads what an admin and what Stripe have written of a user, and nothing else', async () => {
    const { db } = admin();
    assert.deepEqual(await store().documents(uid), []);
    const console = db.doc(paths.subscription(uid));
    await console.set({ status: 'active' });
    const stripe = db.collection(paths.stripeSubscriptions(uid));
    await stripe.doc('sub_1').set({ status: 'trialing' });
    await stripe.doc('sub_2').set({});
    await db.doc(paths.subscription('grace')).set({ status: 'active' });
    assert.deepEqual(await store().documents(uid), [
      { path: console.path, shape: 'console', data: { status: 'active' } },
      { path: `${stripe.path}/sub_1`, shape: 'stripe', data: { status: 'trialing' } },
      { path: `${stripe.path}/sub_2`, shape: 'stripe', data: {} },
    ]);
    await console.delete();
    assert.equal((await store().documents(uid)).length, 2);
  });

  it('E3, E8: reads a user’s claims, none where there are none, and null where there is no user', async () => {
    const { auth } = admin();
    assert.equal(await store().claims(uid), null);
    auth.users.set(uid, undefined);
    assert.deepEqual(await store().claims(uid), {});
    await store().setClaims(uid, { pro: true });
    assert.deepEqual(await store().claims(uid), { pro: true });
    auth.failure = authError('auth/invalid-uid');
    assert.equal(await store().claims(uid), null);
    auth.failure = authError('auth/internal-error');
    await assert.rejects(store().claims(uid), auth.failure);
  });

  it('E8: tells claims that are never taken from those that another try may bring', async () => {
    const { auth } = admin();
    auth.users.set(uid, undefined);
    for (const code of ['claims-too-large', 'forbidden-claim', 'invalid-claims']) {
      auth.failure = authError(`auth/${code}`);
      const { message } = auth.failure;
      const refused = (error: unknown) =>
        error instanceof ClaimsRefused && error.message === message;
      await assert.rejects(store().setClaims(uid, {}), refused);
    }
    auth.failure = authError('auth/internal-error');
    await assert.rejects(store().setClaims(uid, {}), auth.failure);
    // A user who was deleted since the claims were read: no failure to try again after.
    auth.failure = authError('auth/user-not-found');
    await store().setClaims(uid, {});
  });

  it('E7, E9: announces by the server’s time, beside what else the user’s document has', async () => {
    const { server } = admin();
    await user().set({ theme: 'dark', deletedAt: null });
    await store().announce(uid);
    const claimsUpdatedAt = new Date(server.now);
    const stored = server.read(paths.user(uid));
    assert.deepEqual(stored, { theme: 'dark', deletedAt: null, claimsUpdatedAt });
  });

  it('E7: announces nothing of an account that is deleted', async () => {
    const { server } = admin();
    const deletedAt = new Date(1_800_000_000_000);
    await user().set({ deletedAt });
    await store().announce(uid);
    assert.deepEqual(server.read(paths.user(uid)), { deletedAt });
  });
});
