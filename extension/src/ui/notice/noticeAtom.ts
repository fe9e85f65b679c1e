import { atom } from 'jotai/vanilla';
import type { ListedTodo } from '../todos/todoList.ts';

export type NoticeContent =
  | { kind: 'todo-removed'; listed: ListedTodo }
  | { kind: 'not-saved' }
  | { kind: 'account-deleted' };

/** What is said at the bottom of the page for a moment. */
export const noticeAtom = atom<NoticeContent | null>(null);

/** What is said to screen readers only, where others see it happen. */
export const announcementAtom = atom('');
