import { type InputHTMLAttributes, useId } from 'react';
import type { CommandFailure } from '../../shared/commands.ts';
import { CommandFailureLine } from './CommandFailureLine.tsx';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string | undefined;
  failure: CommandFailure | null;
}

/** An input with its label, its hint, and what is wrong with it. */
export function Field({ label, hint, failure, ...input }: Props) {
  const id = useId();
  const describedBy = failure ? `${id}-problem` : hint && `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        dir="auto"
        aria-invalid={failure !== null}
        aria-describedby={describedBy}
        aria-required
      />
      {hint && !failure && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <CommandFailureLine failure={failure} id={`${id}-problem`} />
    </div>
  );
}
