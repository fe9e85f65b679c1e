import { FIELD_LIMITS } from '@daybook/protocol/fieldLimits';
import { useSetAtom } from 'jotai';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { PlusIcon } from '../icons.tsx';
import { checkText, type TextProblem } from '../list/checkText.ts';
import { scrollToRow } from '../list/rowElement.ts';
import { TextProblemLine } from '../list/TextProblemLine.tsx';
import { listTexts } from '../list/text/texts.ts';
import { announcementAtom } from '../notice/noticeAtom.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useTexts } from '../text/useTexts.ts';
import type { TodoActions } from './actions.ts';
import { todoTexts } from './text/texts.ts';

/** The field at the head of the list; Enter adds. */
export function NewTodo({ add }: Pick<TodoActions, 'add'>) {
  const texts = useTexts(todoTexts);
  const { added } = useTexts(listTexts);
  const announce = useSetAtom(announcementAtom);
  const reportFailure = useReportFailure();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<TextProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const problemId = useId();

  const addTitle = async (title: string) => {
    const adding = add(title);
    // A title that could not be stored goes back into the field, unless the next one is being typed there already.
    const isTaken = () => Boolean(field.current?.value);
    if (await reportFailure(adding, () => (isTaken() ? title : null))) {
      announce(added(title));
      scrollToRow(await adding);
    } else {
      setTyped((current) => current || title);
    }
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    field.current?.focus();
    const checked = checkText(typed, FIELD_LIMITS.todo.title.max);
    if ('problem' in checked) return setProblem(checked);
    setTyped('');
    addTitle(checked.text);
  };

  return (
    <form className="new-todo" onSubmit={submit}>
      <input
        ref={field}
        id={NEW_TODO_ID}
        dir="auto"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(null);
        }}
        aria-label={texts.newTodo}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        placeholder={texts.placeholder}
        autoComplete="off"
        enterKeyHint="done"
      />
      <button type="submit" className="icon-button" aria-label={texts.add}>
        <PlusIcon />
      </button>
      <TextProblemLine
        id={problemId}
        problem={problem}
        max={FIELD_LIMITS.todo.title.max}
        texts={texts.titleProblem}
      />
    </form>
  );
}

export const NEW_TODO_ID = 'new-todo';
