import { type SubmitEvent, useId, useState } from 'react';
import type { AuthUser } from '../../../shared/authUser.ts';
import type { Proof } from '../../../shared/credentials.ts';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { ConfirmButtons } from '../../form/ConfirmButtons.tsx';
import { Field } from '../../form/Field.tsx';
import { onEscape } from '../../form/onEscape.ts';
import { deletionProblem } from './deletionProblem.ts';
import { ExportAccount } from './ExportAccount.tsx';
import { useAccountMessages } from './text/useAccountMessages.ts';
import { useAccountForm } from './useAccountForm.ts';

interface Props {
  user: AuthUser;
  onClose: () => void;
}

/** Asks for everything that a deletion needs (SPEC U13), a copy of the data first. */
export function DeleteAccount({ user, onClose }: Props) {
  const messages = useAccountMessages();
  const { submit, isRunning, failureAt } = useAccountForm();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const id = useId();
  const hasPassword = user.methods.includes('password');

  const submitTyped = (event: SubmitEvent<HTMLFormElement>) => {
    const proof: Proof = hasPassword
      ? { by: 'password', email: user.email, password }
      : { by: 'google' };
    const problem = deletionProblem(user, { email, password });
    return submit(event, problem, { command: 'deleteAccount', proof });
  };

  return (
    <form
      className="account-form"
      onSubmit={submitTyped}
      onKeyDown={onEscape(onClose)}
      noValidate
      aria-labelledby={`${id}-heading`}
      aria-describedby={`${id}-explanation`}
    >
      <h3 id={`${id}-heading`}>{messages.delete}</h3>
      <p id={`${id}-explanation`}>{messages.deleteExplanation}</p>
      <ExportAccount />
      <Field
        label={messages.typeEmail(user.email)}
        name="email"
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        failure={failureAt('email')}
        autoFocus
      />
      {hasPassword && (
        <Field
          label={messages.password}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          failure={failureAt('password')}
        />
      )}
      {!hasPassword && <p className="account-note">{messages.googleAgain}</p>}
      <CommandFailureLine failure={failureAt(null)} />
      <ConfirmButtons
        confirm={isRunning ? messages.deleting : messages.deleteForGood}
        isRunning={isRunning}
        onCancel={onClose}
      />
    </form>
  );
}
