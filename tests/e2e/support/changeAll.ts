import type { OpenDevice } from './people.ts';

/** Whatever a person can do to a todo on one device, and each shows on the other. */
export async function changeAll(a: OpenDevice, b: OpenDevice): Promise<void> {
  await a.tab.addTodo('Milk');
  await a.tab.waitForPending(0);
  await b.tab.waitForTodo('Milk', { done: false });
  await a.tab.tickTodo('Milk');
  await b.tab.waitForTodo('Milk', { done: true });
  await a.tab.renameTodo('Milk', 'Oat milk');
  await b.tab.waitForTodo('Oat milk', { done: true });
  await a.tab.deleteTodo('Oat milk');
  await b.tab.waitForNoTodo('Oat milk');
  await a.tab.waitForPending(0);
}
