import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { TextProblem } from './checkText.ts';
import { finishEditing } from './finishEditing.ts';
import { TextProblemLine, type TextProblemTexts } from './TextProblemLine.tsx';

interface Props {
  /** What it opens with. It may change until something is typed. */
  text: string;
  /** The accessible name of the field. */
  label: string;
  /** The longest text, in code points. */
  max: number;
  problemTexts: TextProblemTexts;
  /** The item was deleted elsewhere meanwhile. */
  isGone: boolean;
  /** What happened to the item meanwhile; null if nothing did. */
  note: string | null;
  /** Called whenever something is typed. */
  onTouch: () => void;
  /** Resolves to whether it is stored; where it isn't, the editor stays open. */
  onSave: (text: string) => Promise<boolean>;
  onClose: (byKeyboard: boolean, isSaved: boolean) => void;
}

/** A text being edited in its place: Enter and leaving the field save, Escape cancels. */
export function TextEditor({ text, max, isGone, note, onTouch, onSave, onClose, ...rest }: Props) {
  const { label, problemTexts } = rest;
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<TextProblem | null>(null);
  const [isSaving, setSaving] = useState(false);
  const problemId = useId();
  const noteId = useId();
  const field = useRef<HTMLInputElement>(null);
  const isAllSelected = useRef(true);
  const isFinished = useRef(false);

  // A text that takes the place of a selected one is selected too: typing replaces it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the text is another one
  useLayoutEffect(() => {
    if (isAllSelected.current) field.current?.select();
  }, [text]);

  const finish = async (byEnter: boolean) => {
    if (isFinished.current) return;
    const finished = finishEditing({ text, typed, max, isGone }, byEnter);
    if (finished.does === 'explain') return setProblem(finished.problem);
    isFinished.current = true;
    if (finished.does === 'close') return onClose(byEnter, false);
    setSaving(true);
    // SPEC N5
    isFinished.current = await onSave(finished.text);
    setSaving(false);
    if (isFinished.current) onClose(byEnter, true);
  };

  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || isFinished.current) return;
    isFinished.current = true;
    onClose(true, false);
  };

  return (
    <form
      className="text-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void finish(true);
      }}
    >
      <input
        ref={field}
        dir="auto"
        value={typed ?? text}
        readOnly={isSaving}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(null);
          onTouch();
        }}
        onSelect={({ currentTarget: { selectionStart, selectionEnd, value } }) => {
          isAllSelected.current = selectionStart === 0 && selectionEnd === value.length;
        }}
        onBlur={() => void finish(false)}
        onKeyDown={cancelOnEscape}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${problemId} ${noteId}` : noteId}
        autoComplete="off"
        enterKeyHint="done"
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this
        autoFocus
      />
      <TextProblemLine id={problemId} problem={problem} max={max} texts={problemTexts} />
      <p className="editor-note" id={noteId} role="status">
        {isSaving ? null : note}
      </p>
    </form>
  );
}
