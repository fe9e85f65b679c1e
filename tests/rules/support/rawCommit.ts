import { PROJECT_ID } from '../../../tools/project.ts';
import type { Claims } from './environment.ts';

/** A value as Firestore's REST API has it, such as `{ integerValue: '1' }`. */
export type RawValue = Record<string, unknown>;

const ROOT = `projects/${PROJECT_ID}/databases/(default)/documents`;

/**
 * Writes documents in one commit, by path, each with its `updatedAt` the server's time. The SDK stores each whole number
 * as an integer; here it may be a float. Answers the HTTP status.
 */
export async function submitRaw(
  uid: string,
  claims: Claims,
  documents: Record<string, Record<string, RawValue>>,
): Promise<number> {
  const writes = Object.entries(documents).map(([path, fields]) => ({
    update: { name: `${ROOT}/${path}`, fields },
    updateTransforms: [{ fieldPath: 'updatedAt', setToServerValue: 'REQUEST_TIME' }],
  }));
  const url = `http://${process.env.FIRESTORE_EMULATOR_HOST}/v1/${ROOT}:commit`;
  const headers = { authorization: `Bearer ${unsignedToken(uid, claims)}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ writes }) });
  return answer.status;
}

/** As emulators take them. */
function unsignedToken(uid: string, claims: Claims): string {
  const seconds = Math.floor(Date.now() / 1000);
  const payload = {
    ...{ iss: `https://securetoken.google.com/${PROJECT_ID}`, aud: PROJECT_ID },
    ...{ iat: 0, exp: seconds + 3600, auth_time: 0, sub: uid, user_id: uid },
    ...{ firebase: { sign_in_provider: 'custom', identities: {} }, ...claims },
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', type: 'JWT' })}.${part(payload)}.`;
}
