import { type KeyboardEvent, useId, useState } from 'react';
import { checkText, type TextProblem } from './checkText.ts';
import { TextProblemLine, type TextProblemTexts } from './TextProblemLine.tsx';

interface Props {
  text: string;
  /** The accessible name of the field. */
  label: string;
  /** The longest text, in code points. */
  max: number;
  problemTexts: TextProblemTexts;
  onSave: (text: string) => void;
  onClose: (byKeyboard: boolean) => void;
}

/** A text being edited in its place: Enter and leaving the field save, Escape cancels. */
export function TextEditor({ text, label, max, problemTexts, onSave, onClose }: Props) {
  const [typed, setTyped] = useState(text);
  const [problem, setProblem] = useState<TextProblem | null>(null);
  const problemId = useId();

  const finish = (byKeyboard: boolean) => {
    const checked = checkText(typed, max);
    if ('problem' in checked) {
      // Leaving an emptied field cancels; a text that is too long is kept.
      if (checked.problem === 'empty' && !byKeyboard) return onClose(false);
      return setProblem(checked);
    }
    if (checked.text !== text) onSave(checked.text);
    onClose(byKeyboard);
  };

  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose(true);
  };

  return (
    <form
      className="text-editor"
      onSubmit={(event) => {
        event.preventDefault();
        finish(true);
      }}
    >
      <input
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(null);
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => finish(false)}
        onKeyDown={cancelOnEscape}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        autoComplete="off"
        enterKeyHint="done"
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this
        autoFocus
      />
      <TextProblemLine id={problemId} problem={problem} max={max} texts={problemTexts} />
    </form>
  );
}
