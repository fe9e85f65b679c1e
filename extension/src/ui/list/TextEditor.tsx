import { type KeyboardEvent, useId, useState } from 'react';
import { useMessages } from '../services.ts';
import { checkText, type TitleProblem } from './checkText.ts';
import { TextProblemLine } from './TextProblemLine.tsx';

interface Props {
  title: string;
  onSave: (title: string) => void;
  onClose: (byKeyboard: boolean) => void;
}

/** A title being edited in its place: Enter and leaving the field save, Escape cancels. */
export function TextEditor({ title, onSave, onClose }: Props) {
  const messages = useMessages().todos;
  const [typed, setTyped] = useState(title);
  const [problem, setProblem] = useState<TitleProblem | null>(null);
  const problemId = useId();

  const finish = (byKeyboard: boolean) => {
    const checked = checkText(typed);
    if ('problem' in checked) {
      // Whoever empties the field and goes elsewhere has changed their mind; a long text isn't thrown away like that.
      if (checked.problem === 'empty' && !byKeyboard) return onClose(false);
      return setProblem(checked);
    }
    if (checked.title !== title) onSave(checked.title);
    onClose(byKeyboard);
  };

  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose(true);
  };

  return (
    <form
      className="title-editor"
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
        aria-label={messages.title}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        autoComplete="off"
        enterKeyHint="done"
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this
        autoFocus
      />
      <TextProblemLine id={problemId} problem={problem} />
    </form>
  );
}
