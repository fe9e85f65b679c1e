import type { Command, CommandFailure } from '../../../shared/commands.ts';
import {
  type CredentialProblem,
  emailProblem,
  passwordProblem,
} from '../../../shared/credentials.ts';

/** The current purpose of the form. */
export type FormMode = 'signIn' | 'signUp' | 'resetPassword';

export interface Typed {
  email: string;
  password: string;
}

/** What is wrong with the typed values, as far as the client knows; null if nothing is. */
export function problemOf(mode: FormMode, { email, password }: Typed): CredentialProblem | null {
  const ofEmail = emailProblem(email.trim());
  if (ofEmail || mode === 'resetPassword') return ofEmail;
  return passwordProblem(password, mode === 'signUp');
}

export function commandOf(mode: FormMode, typed: Typed): Command {
  const { password } = typed;
  const email = typed.email.trim();
  switch (mode) {
    case 'signIn':
      return { command: 'signIn', proof: { by: 'password', email, password } };
    case 'signUp':
      return { command: 'signUp', email, password };
    case 'resetPassword':
      return { command: 'resetPassword', email };
  }
}

const FIELDS: Partial<Record<CommandFailure, keyof Typed>> = {
  'invalid-email': 'email',
  'other-email': 'email',
  'missing-password': 'password',
  'weak-password': 'password',
  'password-policy': 'password',
  'wrong-credentials': 'password',
  'wrong-password': 'password',
};

/** The field at which a failure is shown; null if it concerns no field. */
export function fieldOf(failure: CommandFailure | null): keyof Typed | null {
  return (failure && FIELDS[failure]) ?? null;
}

/** Focuses and selects the field to correct after a failure. */
export function focusField(form: HTMLFormElement, failure: CommandFailure): void {
  const field = form.elements.namedItem(fieldOf(failure) ?? '');
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
