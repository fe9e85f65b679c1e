import type { Todo } from '@daybook/protocol';

const CREATED_AT = 1_790_000_000_000;

/** A todo as the workloads find it, with an id as long as those that devices make. */
export interface SeededTodo {
  id: string;
  value: Todo;
}

export function makeTodos(count: number): SeededTodo[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `01K${String(n).padStart(23, '0')}`,
    value: {
      title: `Water the plants on floor ${n}`,
      done: false,
      notes: n % 5 === 0 ? 'The ones by the window need more of it' : '',
      dueOn: n % 3 === 0 ? '2026-11-22' : null,
      priority: n % 4,
      order: `a${String(n).padStart(5, '0')}V`,
      createdAt: CREATED_AT + n,
      completedAt: null,
    },
  }));
}

/** What a tick makes of it. */
export function ticked(value: Todo): Todo {
  return { ...value, done: true, completedAt: CREATED_AT + 86_400_000 };
}
