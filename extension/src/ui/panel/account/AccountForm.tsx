import { type SubmitEvent, useId, useState } from 'react';
import { MIN_PASSWORD_LENGTH } from '../../../shared/credentials.ts';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { Field } from '../../form/Field.tsx';
import { StatusNote } from '../../notice/StatusNote.tsx';
import { useServices } from '../../services.ts';
import { useTexts } from '../../text/useTexts.ts';
import { commandOf, type FormMode, problemOf } from './accountForm.ts';
import { ModeButtons } from './ModeButtons.tsx';
import { accountTexts } from './text/texts.ts';
import { useAccountForm } from './useAccountForm.ts';

interface Props {
  /** The only account that may sign in here; empty for any. */
  knownEmail: string;
}

/** Signs in, creates an account, or sends a link for a new password: one form that can be switched while typing. */
export function AccountForm({ knownEmail }: Props) {
  const { hasGoogle } = useServices();
  const texts = useTexts(accountTexts);
  const { send, submit, isRunning, failureAt, clearFailure } = useAccountForm();
  const [mode, setMode] = useState<FormMode>('signIn');
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const headingId = useId();

  const change = (next: FormMode) => {
    setMode(next);
    setMailedTo(null);
    clearFailure();
  };

  const submitTyped = async (event: SubmitEvent<HTMLFormElement>) => {
    const typed = { email, password };
    const isDone = await submit(event, problemOf(mode, typed), commandOf(mode, typed));
    if (!isDone || mode !== 'resetPassword') return;
    change('signIn');
    setPassword('');
    setMailedTo(email.trim());
  };

  return (
    <form className="account-form" onSubmit={submitTyped} noValidate aria-labelledby={headingId}>
      <h3 id={headingId}>{texts.heading[mode]}</h3>
      {mode === 'resetPassword' && <p className="account-note">{texts.resetExplanation}</p>}
      {mailedTo !== null && <StatusNote text={texts.resetMailed(mailedTo)} />}
      <Field
        label={texts.email}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        failure={failureAt('email')}
        autoFocus={knownEmail === ''}
      />
      {mode !== 'resetPassword' && (
        <Field
          // A separate field for the browser's password manager.
          key={mode}
          label={texts.password}
          name="password"
          type="password"
          autoComplete={mode === 'signUp' ? 'new-password' : 'current-password'}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          hint={mode === 'signUp' ? texts.passwordHint(MIN_PASSWORD_LENGTH) : undefined}
          failure={failureAt('password')}
          autoFocus={knownEmail !== ''}
        />
      )}
      <CommandFailureLine failure={failureAt(null)} />
      <button type="submit" className="button button-primary" aria-disabled={isRunning}>
        {isRunning ? texts.running[mode] : texts.submit[mode]}
      </button>
      {hasGoogle && mode !== 'resetPassword' && (
        <button
          type="button"
          className="button"
          aria-disabled={isRunning}
          onClick={() => send({ command: 'signIn', proof: { by: 'google' } })}
        >
          {texts.withGoogle}
        </button>
      )}
      <ModeButtons mode={mode} canSignUp={knownEmail === ''} onChange={change} />
    </form>
  );
}
