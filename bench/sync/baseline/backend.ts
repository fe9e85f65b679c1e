import type { Edit } from '../../../extension/src/shared/edit.ts';
import type { SeededTodo } from '../todos.ts';

/** A way to keep todos in Firestore. */
export interface Backend {
  /** Calls back with all todos that are new or changed, at first with all of them. */
  follow(uid: string, onTodos: (todos: readonly SeededTodo[]) => void): void;
  /** Sends the edits, now or when there is a network. */
  commit(uid: string, edits: readonly Edit<'TODOS'>[]): void;
}
