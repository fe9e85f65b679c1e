import { useSetAtom } from 'jotai';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { PlusIcon } from '../icons.tsx';
import { checkText, type TitleProblem } from '../list/checkText.ts';
import { TextProblemLine } from '../list/TextProblemLine.tsx';
import { announcementAtom } from '../notice/noticeAtom.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useServices } from '../services.ts';

/** The field at the head of the list; Enter adds. */
export function NewTodo() {
  const { todoActions, locale } = useServices();
  const messages = locale.messages.todos;
  const announce = useSetAtom(announcementAtom);
  const reportFailure = useReportFailure();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<TitleProblem | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const problemId = useId();

  const add = async (title: string) => {
    const adding = todoActions.add(title);
    if (await reportFailure(adding)) {
      announce(messages.added(title));
      scrollToTodo(await adding);
    } else {
      // Unless the next one is being typed already, what could not be stored goes back to where it can be tried again.
      setTyped((current) => current || title);
    }
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    field.current?.focus();
    const checked = checkText(typed);
    if ('problem' in checked) return setProblem(checked);
    setTyped('');
    add(checked.title);
  };

  return (
    <form className="new-todo" onSubmit={submit}>
      <input
        ref={field}
        id={NEW_TODO_ID}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(null);
        }}
        aria-label={messages.newTodo}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        placeholder={messages.placeholder}
        autoComplete="off"
        enterKeyHint="done"
      />
      <button type="submit" className="icon-button" aria-label={messages.add}>
        <PlusIcon />
      </button>
      <TextProblemLine id={problemId} problem={problem} />
    </form>
  );
}

export const NEW_TODO_ID = 'new-todo';

function scrollToTodo(id: string): void {
  document
    .querySelector(`[data-todo-id="${CSS.escape(id)}"]`)
    ?.scrollIntoView({ block: 'nearest' });
}
