import type { Firestore } from 'firebase/firestore';
import { admin } from '../../../tools/clients/admin.ts';
import { apiClient, type Client } from '../../../tools/clients/apiClient.ts';
import type { RulesUnderTest } from '../../rules/support/environment.ts';
import type { Who } from './types.ts';

/** The people of the cases at both doors. */
export interface Callers {
  /** The SDK as `who` in relation to `uid`. */
  firestoreOf(uid: string, who: Who): Firestore;
  clientOf(uid: string, who: Who): Client;
}

const STRANGER = 'stranger';

const CLAIMS: Record<Who, object> = {
  owner: { pro: true, proUntil: 4_000_000_000 },
  other: { pro: true, proUntil: 4_000_000_000 },
  free: {},
  lapsed: { pro: true, proUntil: 1_600_000_000 },
  notQuitePro: { pro: 'true', proUntil: 4_000_000_000 },
};

/** Makes the users; one client each, since a client of the SDK is dear. */
export async function callersFor(rules: RulesUnderTest, uids: string[]): Promise<Callers> {
  const users = [...uids, STRANGER].map((uid) => ({ uid, email: `${uid}@daybook.test` }));
  await admin().auth.importUsers(users);
  const firestores = new Map<string, Firestore>();
  return {
    firestoreOf: (uid, who) => {
      const key = `${uid} ${who}`;
      const firestore = firestores.get(key) ?? rules.as(uidOf(uid, who), { ...CLAIMS[who] });
      firestores.set(key, firestore);
      return firestore;
    },
    clientOf: (uid, who) =>
      apiClient({ uid, token: unsignedToken(uidOf(uid, who), CLAIMS[who]) } as Parameters<
        typeof apiClient
      >[0]),
  };
}

function uidOf(uid: string, who: Who): string {
  return who === 'other' ? STRANGER : uid;
}

/** The emulators take tokens without a signature, as those of the rules' tests are. */
function unsignedToken(uid: string, claims: object): string {
  const seconds = Math.floor(Date.now() / 1000);
  const project = 'demo-daybook';
  const payload = {
    ...{ iss: `https://securetoken.google.com/${project}`, aud: project, sub: uid, user_id: uid },
    ...{ iat: seconds, auth_time: seconds, exp: seconds + 3600 },
    firebase: { identities: {}, sign_in_provider: 'custom' },
    ...claims,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(payload)}.`;
}
