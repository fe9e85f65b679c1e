import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { LIMITS } from '@daybook/protocol';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { onRequest } from 'firebase-functions/https';
import * as logger from 'firebase-functions/logger';
import { onSchedule } from 'firebase-functions/scheduler';
import { firebaseAccounts } from './account/firebaseAccounts.ts';
import { revocationCheck } from './auth/revocation.ts';
import { firebaseTokenVerifier } from './auth/verifyToken.ts';
import { createApp } from './http/app.ts';
import { nodeListener } from './http/nodeListener.ts';
import { tokenBuckets } from './limits/tokenBucket.ts';
import { API_OPTIONS, PURGE_OPTIONS } from './options.ts';
import { firestoreStore } from './sync/firestoreStore.ts';
import { purgeTombstones } from './sync/purge.ts';

initializeApp();
const db = getFirestore();
const auth = getAuth();

/** The API door; its name is the first part of its paths, `/api/v1/...`. */
export const api = onRequest(
  API_OPTIONS,
  nodeListener(
    createApp({
      store: firestoreStore(db),
      accounts: firebaseAccounts(db, auth),
      verifyToken: firebaseTokenVerifier(auth),
      isSignInValid: revocationCheck(auth, Date.now),
      admit: tokenBuckets(
        { burst: LIMITS.requestBurst, perMinute: LIMITS.requestsPerMinute },
        Date.now,
      ),
      now: Date.now,
      newId: randomUUID,
      log: logger,
    }),
  ),
);

/** Removes old tombstones every night (SPEC P6). */
export const purge = onSchedule(PURGE_OPTIONS, async () => {
  const removed = await purgeTombstones(db, Date.now(), delay);
  logger.info('purged', { removed });
});
