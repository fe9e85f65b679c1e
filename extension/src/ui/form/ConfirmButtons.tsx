import { commonTexts } from '../text/texts.ts';
import { useTexts } from '../text/useTexts.ts';
import { onEscape } from './onEscape.ts';

interface Props {
  /** The text of the button that confirms. */
  confirm: string;
  isRunning: boolean;
  onCancel: () => void;
  /** Omitted in a form: there the button submits it. */
  onConfirm?: () => void;
}

/** Cancel and confirm, for an action that loses data. */
export function ConfirmButtons({ confirm, isRunning, onCancel, onConfirm }: Props) {
  const isInForm = onConfirm === undefined;
  const leaveOnEscape = onEscape(onCancel);
  return (
    <div className="button-row">
      <button
        type="button"
        className="button"
        onClick={onCancel}
        onKeyDown={leaveOnEscape}
        // biome-ignore lint/a11y/noAutofocus: it replaces the button just pressed, and is the safe answer
        autoFocus={!isInForm}
      >
        {useTexts(commonTexts).cancel}
      </button>
      <button
        type={isInForm ? 'submit' : 'button'}
        className="button button-danger"
        aria-disabled={isRunning}
        onClick={onConfirm}
        onKeyDown={leaveOnEscape}
      >
        {confirm}
      </button>
    </div>
  );
}
