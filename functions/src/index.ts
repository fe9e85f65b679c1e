import { randomUUID } from 'node:crypto';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { onRequest } from 'firebase-functions/https';
import * as logger from 'firebase-functions/logger';
import { firebaseTokenVerifier } from './auth/verifyToken.ts';
import { createApp } from './http/app.ts';
import { nodeListener } from './http/nodeListener.ts';
import { firestoreStore } from './sync/firestoreStore.ts';

initializeApp();

/** The API door; its name is the first part of its paths, `/api/v1/...`. */
export const api = onRequest(
  { region: 'europe-west1' },
  nodeListener(
    createApp({
      store: firestoreStore(getFirestore()),
      verifyToken: firebaseTokenVerifier(getAuth()),
      now: Date.now,
      newId: randomUUID,
      log: logger,
    }),
  ),
);
