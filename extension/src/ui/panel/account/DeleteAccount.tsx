import { type SubmitEvent, useId, useState } from 'react';
import type { AuthUser } from '../../../shared/authUser.ts';
import type { Proof } from '../../../shared/credentials.ts';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { ConfirmButtons } from '../../form/ConfirmButtons.tsx';
import { Field } from '../../form/Field.tsx';
import { onEscape } from '../../form/onEscape.ts';
import { useTexts } from '../../text/useTexts.ts';
import { deletionProblem } from './deletionProblem.ts';
import { ExportAccount } from './ExportAccount.tsx';
import { accountTexts } from './text/texts.ts';
import { useAccountForm } from './useAccountForm.ts';

interface Props {
  user: AuthUser;
  onClose: () => void;
}

/** Asks for everything that a deletion needs (SPEC U13), and offers a copy of the data first. */
export function DeleteAccount({ user, onClose }: Props) {
  const texts = useTexts(accountTexts);
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
      <h3 id={`${id}-heading`}>{texts.delete}</h3>
      <p id={`${id}-explanation`}>{texts.deleteExplanation}</p>
      <ExportAccount />
      <Field
        label={texts.typeEmail(user.email)}
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
          label={texts.password}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          failure={failureAt('password')}
        />
      )}
      {!hasPassword && <p className="account-note">{texts.googleAgain}</p>}
      <CommandFailureLine failure={failureAt(null)} />
      <ConfirmButtons
        confirm={isRunning ? texts.deleting : texts.deleteForGood}
        isRunning={isRunning}
        onCancel={onClose}
      />
    </form>
  );
}
