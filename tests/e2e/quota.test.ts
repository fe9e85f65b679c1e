import { usePeople } from './support/people.ts';

describe('e2e: quotas', () => {
  const people = usePeople();

  it('C17: a full account is said, with what waits, which goes once others are deleted', async () => {
    const user = await people.user();
    const [a, b] = [
      await people.syncedDevice(user, { maxItemsPerType: 2 }),
      await people.syncedDevice(user),
    ];
    for (const title of ['Milk', 'Bread', 'Eggs']) await a.tab.addTodo(title);
    await a.tab.waitForStatus('attention');
    const panel = await a.tab.openPanel();
    await panel.getByText('Your account is full (todos): 2 entries').waitFor();
    await panel.locator('.sync-refused').getByText('Eggs').waitFor();
    await a.tab.closePanel();
    await a.tab.waitForPending(1);
    await b.tab.waitForTodo('Bread');
    await b.tab.deleteTodo('Milk');
    await b.tab.waitForTodo('Eggs');
    await a.tab.waitForStatus('synced');
    await a.tab.waitForTitles(['Bread', 'Eggs']);
  });
});
