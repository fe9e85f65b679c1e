import type { AuthUser } from '../../../shared/authUser.ts';
import { type CredentialProblem, passwordProblem } from '../../../shared/credentials.ts';
import { withoutIsolates } from '../../text/isolated.ts';
import type { Typed } from './accountForm.ts';

/** What is missing before an account is deleted; upper and lower case are the same in an address. */
export function deletionProblem(
  { email, methods }: Pick<AuthUser, 'email' | 'methods'>,
  typed: Typed,
): CredentialProblem | null {
  const isSame = comparable(typed.email) === comparable(email);
  if (!isSame) return 'other-email';
  return methods.includes('password') ? passwordProblem(typed.password, false) : null;
}

/** Copied from the sentence that asks for it, it may have what isolates it there. */
function comparable(email: string): string {
  return withoutIsolates(email).trim().toLowerCase();
}
