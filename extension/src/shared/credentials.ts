/** How a person shows that an account is theirs (SPEC U1). */
export type Proof = { by: 'password'; email: string; password: string } | { by: 'google' };

export type SignInMethod = Proof['by'];

/** In code points; Firebase itself asks for 6, and for more where the project's password policy does (SPEC U3). */
export const MIN_PASSWORD_LENGTH = 8;

export type CredentialProblem =
  | 'invalid-email'
  /** Not the one of the account, which was to be typed. */
  | 'other-email'
  | 'missing-password'
  | 'weak-password';

/** Only what is certainly wrong: Firebase has the last word. */
export function emailProblem(email: string): CredentialProblem | null {
  return /^[^\s@]+@[^\s@]+$/.test(email) ? null : 'invalid-email';
}

/** `isNew` asks of it what a password that is being chosen needs. */
export function passwordProblem(password: string, isNew: boolean): CredentialProblem | null {
  if (password === '') return 'missing-password';
  return isNew && [...password].length < MIN_PASSWORD_LENGTH ? 'weak-password' : null;
}
