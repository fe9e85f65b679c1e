import { useSetAtom } from 'jotai';
import { useCallback } from 'react';
import { announcementAtom } from '../notice/noticeAtom.ts';
import { useReportFailure } from '../notice/useReportFailure.ts';
import { useServices } from '../services.ts';
import type { Target } from '../todos/actions.ts';
import type { ListedTodo } from '../todos/todoList.ts';

/** Moves a todo, keeps it in view and says where it is now. */
export function useMove() {
  const { todoActions, locale } = useServices();
  const messages = locale.messages.todos;
  const announce = useSetAtom(announcementAtom);
  const reportFailure = useReportFailure();
  return useCallback(
    async ({ id, todo }: ListedTodo, target: Target) => {
      const moving = todoActions.move(id, target);
      if (!(await reportFailure(moving))) return;
      const position = await moving;
      if (!position) return;
      announce(messages.moved(todo.title, position.place, position.count));
      document
        .querySelector(`[data-todo-id="${CSS.escape(id)}"]`)
        ?.scrollIntoView({ block: 'nearest' });
    },
    [todoActions, messages, announce, reportFailure],
  );
}
