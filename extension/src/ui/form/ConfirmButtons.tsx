import { commonTexts } from '../text/texts.ts';
import { useTexts } from '../text/useTexts.ts';
import { onEscape } from './onEscape.ts';

interface Props {
  /** What the button that does it says. */
  confirm: string;
  isRunning: boolean;
  onCancel: () => void;
  /** Left out in a form, which is submitted instead. */
  onConfirm?: () => void;
}

/** The two answers to a question that loses something. */
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
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button just pressed, and is the safe answer
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
