import type { Todo } from '@daybook/protocol';
import type { Edit } from '../../extension/src/shared/edit.ts';

/** A todo with nothing special about it but what the test says. */
export function aTodo(values: Partial<Todo> = {}): Todo {
  return {
    title: 'Water the plants',
    done: false,
    notes: '',
    dueOn: null,
    priority: 0,
    order: 'a0',
    createdAt: 1_000,
    completedAt: null,
    ...values,
  };
}

/** An edit that adds its todo, unless the test says otherwise. */
export function aTodoEdit(values: Partial<Edit<'TODOS'>> = {}): Edit<'TODOS'> {
  const value = values.value === undefined ? aTodo() : values.value;
  return {
    id: 'E1',
    epoch: 0,
    dataType: 'TODOS',
    itemId: 'T1',
    before: null,
    madeAt: 2_000,
    ...values,
    value,
  };
}
