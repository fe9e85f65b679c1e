import { type SubmitEvent, useId, useState } from 'react';
import { useMessages } from '../services.ts';
import { CommandFailureLine } from './CommandFailureLine.tsx';
import { useCommand } from './useCommand.ts';

interface Props {
  /** What the email field starts with. */
  email: string;
}

export function SignInForm({ email: knownEmail }: Props) {
  const messages = useMessages().account;
  const { send, isRunning, failure } = useCommand();
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const id = useId();

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send({ command: 'signIn', email: email.trim(), password });
  };

  return (
    <form className="sign-in" onSubmit={submit}>
      <label htmlFor={`${id}-email`}>{messages.email}</label>
      <input
        id={`${id}-email`}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        // biome-ignore lint/a11y/noAutofocus: the person has just opened this form
        autoFocus={knownEmail === ''}
      />
      <label htmlFor={`${id}-password`}>{messages.password}</label>
      <input
        id={`${id}-password`}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        // biome-ignore lint/a11y/noAutofocus: as above
        autoFocus={knownEmail !== ''}
      />
      <CommandFailureLine failure={failure} />
      <button type="submit" className="button button-primary" aria-disabled={isRunning}>
        {isRunning ? messages.signingIn : messages.signIn}
      </button>
    </form>
  );
}
