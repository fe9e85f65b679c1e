import {
  type AuthCredential,
  EmailAuthProvider,
  GoogleAuthProvider,
} from 'firebase/auth/web-extension';
import { type FailedCommand, failed } from '../shared/commands.ts';
import type { Proof } from '../shared/credentials.ts';
import type { AskGoogle } from './googleIdToken.ts';

export type CredentialResult = { ok: true; credential: AuthCredential } | FailedCommand;

/** A proof as Firebase takes it. `email` is the account that Google offers first, if one is known. */
export async function credentialOf(
  proof: Proof,
  email: string | null,
  askGoogle: AskGoogle | null,
): Promise<CredentialResult> {
  if (proof.by === 'password') {
    return { ok: true, credential: EmailAuthProvider.credential(proof.email, proof.password) };
  }
  if (askGoogle === null) return failed('not-offered');
  const answer = await askGoogle(email);
  return answer.ok
    ? { ok: true, credential: GoogleAuthProvider.credential(answer.idToken) }
    : answer;
}
