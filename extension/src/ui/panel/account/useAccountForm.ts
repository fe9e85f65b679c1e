import type { SubmitEvent } from 'react';
import type { Command } from '../../../shared/commands.ts';
import type { CredentialProblem } from '../../../shared/credentials.ts';
import { useCommand } from '../../form/useCommand.ts';
import { fieldOf, focusField } from './accountForm.ts';

/** Sends the typed values as a command; shows a failure at its field and focuses it. */
export function useAccountForm() {
  const { send, isRunning, failure, setFailure, clearFailure } = useCommand();

  /** Resolves to whether the command succeeded; with a `problem` nothing is sent. */
  const submit = async (
    event: SubmitEvent<HTMLFormElement>,
    problem: CredentialProblem | null,
    command: Command,
  ): Promise<boolean> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (problem) {
      setFailure(problem);
      focusField(form, problem);
      return false;
    }
    const result = await send(command);
    if (!result.ok) focusField(form, result.reason);
    return result.ok;
  };

  const failureAt = (field: ReturnType<typeof fieldOf>) =>
    fieldOf(failure) === field ? failure : null;

  return { send, submit, isRunning, failureAt, clearFailure };
}
