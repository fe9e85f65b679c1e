import { randomUUID } from 'node:crypto';
import { LIMITS } from '@daybook/protocol';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { onDocumentWritten } from 'firebase-functions/firestore';
import { onRequest } from 'firebase-functions/https';
import * as logger from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/scheduler';
import { deletedAccounts } from './account/deletedAccounts.ts';
import { firebaseAccounts } from './account/firebaseAccounts.ts';
import { onUserDeleted } from './account/onUserDeleted.ts';
import { revocationCheck } from './auth/revocation.ts';
import { firebaseTokenVerifier } from './auth/verifyToken.ts';
import { firebaseClaims } from './entitlements/firebaseClaims.ts';
import { onSubscriptionChange } from './entitlements/onSubscriptionChange.ts';
import { createApp } from './http/app.ts';
import { nodeListener } from './http/nodeListener.ts';
import { keepRequestsFromFramework } from './http/ownRequests.ts';
import { tokenBuckets } from './limits/tokenBucket.ts';
import {
  API_OPTIONS,
  FORGET_OPTIONS,
  FORGET_RUN_MS,
  PAST_DUE_GRACE_DAYS,
  SUBSCRIPTION_OPTIONS,
} from './options.ts';
import { firestoreStore } from './sync/firestoreStore.ts';
import { itemQuota } from './sync/itemQuota.ts';

// Each deployed function has processes of its own; in the emulators' one, others need their bodies parsed.
if (process.env.FUNCTION_TARGET === 'api' && process.env.FUNCTIONS_EMULATOR !== 'true') {
  keepRequestsFromFramework();
}

initializeApp();
const db = getFirestore();
const auth = getAuth();
const deleted = deletedAccounts(db, auth, logger);

/** The API door; its name is the first part of its paths, `/api/v1/...`. */
export const api = onRequest(
  API_OPTIONS,
  nodeListener(
    createApp({
      store: firestoreStore(db),
      accounts: firebaseAccounts(db, auth),
      verifyToken: firebaseTokenVerifier(auth),
      isSignInValid: revocationCheck(auth, Date.now),
      rateLimit: tokenBuckets(
        { burst: LIMITS.requestBurst, perMinute: LIMITS.requestsPerMinute },
        Date.now,
      ),
      quota: itemQuota(LIMITS.maxItemsPerType, Date.now),
      now: Date.now,
      newId: randomUUID,
      log: logger,
    }),
  ),
);

/** Removes the data of users who are deleted in Firebase Auth (SPEC U18). */
export const removeAccount = onUserDeleted(
  deleted.clear,
  process.env.FUNCTIONS_EMULATOR === 'true',
);

/** Forgets deleted accounts, each night (SPEC U20). */
export const forgetAccounts = onSchedule(FORGET_OPTIONS, async ({ scheduleTime }) => {
  const endsAt = performance.now() + FORGET_RUN_MS;
  const accounts = await deleted.forget({
    now: Date.parse(scheduleTime),
    hasTime: () => performance.now() < endsAt,
  });
  logger.info('accounts forgotten', { accounts });
});

const claims = {
  store: firebaseClaims(db, auth),
  clearLate: deleted.clearLate,
  terms: () => ({ now: Date.now(), pastDueGraceDays: PAST_DUE_GRACE_DAYS.value() }),
  log: logger,
};

/** Turn what an admin or Stripe writes about a user's subscription into custom claims (SPEC E). */
export const claimsFromConsole = onDocumentWritten(
  { ...SUBSCRIPTION_OPTIONS, document: 'subscriptions/{uid}' },
  ({ params: { uid }, time }) => onSubscriptionChange(claims, { uid, at: Date.parse(time) }),
);
export const claimsFromStripe = onDocumentWritten(
  { ...SUBSCRIPTION_OPTIONS, document: 'customers/{uid}/subscriptions/{id}' },
  ({ params: { uid }, time }) => onSubscriptionChange(claims, { uid, at: Date.parse(time) }),
);
