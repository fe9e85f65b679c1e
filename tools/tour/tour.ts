import { ensureBuilt } from '../build/ensureBuilt.ts';
import { EXTENSION_EMULATOR_BUILD, FUNCTIONS_BUNDLE } from '../build/targets.ts';
import type { Cleanups } from '../cleanups.ts';
import { prepareCrossing } from '../devices/crossing.ts';
import { type Device, launchDevice } from '../devices/device.ts';
import type { NewTabPage } from '../devices/newTabPage.ts';
import { DEMO_DATA } from '../emulators/demoData.ts';
import { startEmulators } from '../emulators/startEmulators.ts';
import type { RunningEmulators } from '../emulators/types.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../seed/demoAccounts.ts';
import type { StepRunner } from './stepRunner.ts';

const TODO = 'Water the basil';
const OFFLINE_TODO = 'Buy a train ticket';

/** The main job, from nothing to two devices that agree. What it starts is left to `cleanups`. */
export async function tour(runner: StepRunner, cleanups: Cleanups): Promise<void> {
  await runner.step('Build the extension and the functions', buildAll);
  const emulators = await runner.step('Start the emulators with emulator-data/', () =>
    startWithDemoData(cleanups),
  );
  const [a, b] = await runner.step('Open two Chromium profiles, A and B', () =>
    Promise.all([
      openDevice(emulators, 'light', cleanups),
      openDevice(emulators, 'dark', cleanups),
    ]),
  );
  runner.film('A', a.tab);
  runner.film('B', b.tab);
  const { email } = DEMO_ACCOUNTS.pro;
  await runner.step(`Sign both in as ${email}`, async () => {
    await Promise.all([a.tab.signIn(email, DEMO_PASSWORD), b.tab.signIn(email, DEMO_PASSWORD)]);
    await Promise.all([a.tab.waitForStatus('synced'), b.tab.waitForStatus('synced')]);
  });

  const crossing = await prepareCrossing(a.tab, b.tab, TODO);
  await runner.step(`Add “${TODO}” on A`, () => crossing.add());
  const milliseconds = await runner.step('See it on B', () => crossing.arrived());
  console.log(`      from the click on A to the paint on B: ${milliseconds} ms`);
  await runner.step('Both are synced', () =>
    Promise.all([a.tab.waitForStatus('synced'), b.tab.waitForStatus('synced')]),
  );

  await runner.step('Cut the network of A', async () => a.device.network.cut());
  await runner.step('Tick a todo and add another on A; it says “Offline, 2 pending”', async () => {
    await a.tab.tickTodo(TODO);
    await a.tab.addTodo(OFFLINE_TODO);
    await a.tab.waitForStatus('offline');
    await a.tab.waitForShownPending(2);
  });
  await runner.step('Restore the network of A', async () => a.device.network.restore());
  await runner.step('See both edits on B', async () => {
    await b.tab.waitForTodo(TODO, { done: true });
    await b.tab.waitForTodo(OFFLINE_TODO);
  });
  await runner.step('Nothing is pending on A', async () => {
    await a.tab.waitForPending(0);
    await a.tab.waitForStatus('synced');
  });
}

async function buildAll(): Promise<void> {
  await ensureBuilt(FUNCTIONS_BUNDLE);
  await ensureBuilt(EXTENSION_EMULATOR_BUILD);
}

async function startWithDemoData(cleanups: Cleanups): Promise<RunningEmulators> {
  const emulators = await startEmulators({ importFrom: DEMO_DATA });
  await cleanups.add(() => emulators.stop());
  return emulators;
}

async function openDevice(
  services: RunningEmulators,
  colorScheme: 'light' | 'dark',
  cleanups: Cleanups,
): Promise<{ device: Device; tab: NewTabPage }> {
  const device = await launchDevice({ services, colorScheme });
  await cleanups.add(() => device.remove());
  return { device, tab: await device.newTab() };
}
