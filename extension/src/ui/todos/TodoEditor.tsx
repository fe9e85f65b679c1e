import type { Todo } from '@daybook/protocol';
import { FIELD_LIMITS } from '@daybook/protocol/fieldLimits';
import type { Listed } from '../data/itemList.ts';
import type { OpenEditor } from '../list/openEditors.ts';
import { TextEditor } from '../list/TextEditor.tsx';
import { listTexts } from '../list/text/texts.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useTexts } from '../text/useTexts.ts';
import type { TodoActions } from './actions.ts';
import { todoTexts } from './text/texts.ts';

interface Props {
  listed: Listed<Todo>;
  editor: OpenEditor<Todo>;
  isGone: boolean;
  actions: Pick<TodoActions, 'rename' | 'put'>;
  onTouch: () => void;
  onClose: (byKeyboard: boolean, isSaved: boolean) => void;
}

/** The title of a todo, being edited. */
export function TodoEditor({ listed, editor, isGone, actions, onTouch, onClose }: Props) {
  const texts = useTexts(todoTexts);
  const { gone, changed } = useTexts(listTexts);
  const reportFailure = useReportFailure();
  const { id, value: seen } = editor.seen;
  const { title } = listed.value;

  const isChanged = editor.isTouched && title !== seen.title;
  const save = (typed: string) =>
    reportFailure(
      isGone
        ? actions.put({ id, value: { ...seen, title: typed } })
        : actions.rename(editor.seen, typed),
    );

  return (
    <TextEditor
      text={seen.title}
      label={texts.words.fields.title}
      max={FIELD_LIMITS.todo.title.max}
      problemTexts={texts.titleProblem}
      isGone={isGone}
      note={isGone ? gone : isChanged ? changed(title) : null}
      onTouch={onTouch}
      onSave={save}
      onClose={onClose}
    />
  );
}
