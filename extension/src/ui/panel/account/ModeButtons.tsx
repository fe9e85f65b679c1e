import { useTexts } from '../../text/useTexts.ts';
import type { FormMode } from './accountForm.ts';
import { accountTexts } from './text/texts.ts';

interface Props {
  mode: FormMode;
  canSignUp: boolean;
  onChange: (mode: FormMode) => void;
}

/** Switches the form to its other purposes. */
export function ModeButtons({ mode, canSignUp, onChange }: Props) {
  const texts = useTexts(accountTexts);
  const others: FormMode[] =
    mode === 'signIn' ? [...(canSignUp ? ['signUp' as const] : []), 'resetPassword'] : ['signIn'];
  return (
    <div className="mode-buttons">
      {others.map((other) => (
        <button
          key={other}
          type="button"
          className="button-quiet"
          onClick={(event) => {
            // The button is about to be removed; the form continues at its first field.
            event.currentTarget.form?.querySelector('input')?.focus();
            onChange(other);
          }}
        >
          {texts.switchTo[other]}
        </button>
      ))}
    </div>
  );
}
