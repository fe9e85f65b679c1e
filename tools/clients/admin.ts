import { type App, deleteApp, getApps, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';

/** The Admin SDK on the emulators that the suite runs in; it finds them by their environment variables. */
export function admin(): { auth: Auth; db: Firestore } {
  const app: App = getApps()[0] ?? initializeApp({ projectId: 'demo-daybook' });
  return { auth: getAuth(app), db: getFirestore(app) };
}

/** Closes its connections. */
export async function closeAdmin(): Promise<void> {
  await Promise.all(getApps().map(deleteApp));
}
