import { type OpenDevice, usePeople } from './support/people.ts';

const HOUR = 3_600_000;

/** Sets the device's clock, in its worker and its tab, wrong by `ms`. */
async function setClockWrong({ device, tab }: OpenDevice, ms: number): Promise<void> {
  const worker = await device.worker();
  await worker.evaluate(shiftClock, ms);
  await tab.page.evaluate(shiftClock, ms);
}

function shiftClock(ms: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + ms;
}

describe('e2e: clocks', () => {
  const people = usePeople();

  for (const [wrong, ms] of [
    ['ahead', HOUR],
    ['behind', -HOUR],
  ] as const) {
    it(`S15: a clock an hour ${wrong} neither wins for ever nor is refused for ever`, async () => {
      const user = await people.user();
      const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
      await setClockWrong(a, ms);
      await a.tab.syncNow();
      await a.tab.addTodo('Made on A');
      await b.tab.waitForTodo('Made on A');
      await b.tab.renameTodo('Made on A', 'Renamed on B');
      await a.tab.waitForTodo('Renamed on B');
      await a.tab.renameTodo('Renamed on B', 'Renamed on A again');
      await b.tab.waitForTodo('Renamed on A again');
      await a.tab.waitForPending(0);
    });
  }
});
