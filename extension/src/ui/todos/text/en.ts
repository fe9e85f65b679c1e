import type { FieldOf, ItemWords } from '../../text/description.ts';

export const todoEn = {
  heading: 'Todos',
  progress: (done: number, all: number) => `${done} of ${all} done`,
  newTodo: 'New todo',
  placeholder: 'What needs doing?',
  add: 'Add todo',
  empty: 'Nothing to do yet',
  emptyHint: 'Type your first todo above and press Enter.',
  titleProblem: {
    empty: 'A todo needs a title.',
    invisible: 'This title has only characters that can’t be seen.',
    tooLong: (length: number, max: number) =>
      `A title can have up to ${max} characters; this one has ${length}.`,
  },
  words: {
    dataType: 'todos',
    fields: {
      title: 'Title',
      done: 'Done',
      notes: 'Notes',
      dueOn: 'Due',
      priority: 'Priority',
      order: 'Place',
      createdAt: 'Created',
      completedAt: 'Done at',
    },
  } satisfies ItemWords<FieldOf<'TODOS'>>,
  /** By the number that is stored. */
  priorities: ['none', 'low', 'medium', 'high'],
};

export type TodoTexts = typeof todoEn;
