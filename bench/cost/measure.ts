import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { PullPage } from '@daybook/protocol';
import type { Cleanups } from '../../tools/cleanups.ts';
import { type Answer, apiClient } from '../../tools/clients/apiClient.ts';
import { newUser, type User } from '../../tools/clients/users.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import { BenchDevice } from '../sync/benchDevice.ts';
import { OURS } from '../sync/contenders.ts';
import { makeTodos, type SeededTodo } from '../sync/todos.ts';
import { observe, type Sample } from './observer.ts';
import { renew } from './serverSide.ts';

/** What is measured, each by itself. `lines` are those of the writing device A and of the other one, B, or of one alone. */
export interface Samples {
  /** A fresh device signs in and pulls `JOIN_SIZE` items. */
  join: Sample;
  /** One change on A while B is there to see it. */
  commit: Sample;
  /** `BULK_SIZE` changes on A at once, too many for the direct door. */
  bulk: Sample;
  /** B wakes after `GAP_COMMITS` commits of A; A's own part isn't in it. */
  gap: Sample;
  /** A's worker was stopped, and a new tab wakes it; nothing has changed. */
  wake: Sample;
  /** An admin, or billing, extends Pro while both are there. */
  renewal: Sample;
  /** A client other than ours commits one change, and pulls one. Devices that see it aren't in it. */
  apiPush: Sample;
  apiPull: Sample;
}

export const JOIN_SIZE = 200;
const BULK_SIZE = 20;
const GAP_COMMITS = 3;

/** Commits of one type are at least a second apart. */
const APART_MS = 1_500;

/** One round of everything, with two fresh devices. */
export async function measureOnce(
  emulators: RunningEmulators,
  cleanups: Cleanups,
): Promise<Samples> {
  const user = await newUser();
  const todos = makeTodos(JOIN_SIZE);
  await OURS.seed(user.uid, todos);
  const a = await launch(emulators, cleanups);
  await a.join(user, JOIN_SIZE);
  const b = await launch(emulators, cleanups);
  // Registering the device is a write of its own, but no commit.
  const join = await observe(emulators, [b], 1, () => b.join(user, JOIN_SIZE));
  const both = [a, b];
  const take = (count: number) => todos.splice(0, count);
  return {
    join,
    commit: await observe(emulators, both, 1, () => tick(a, b, take(1))),
    bulk: await observe(emulators, both, 1, () => tick(a, b, take(BULK_SIZE))),
    gap: await fillGap(emulators, a, b, take(GAP_COMMITS)),
    renewal: await observe(emulators, both, 0, () => renew(user.uid)),
    wake: await wake(emulators, a),
    ...(await useApi(emulators, user)),
  };
}

async function launch(emulators: RunningEmulators, cleanups: Cleanups): Promise<BenchDevice> {
  const opened = await BenchDevice.launch(OURS, emulators);
  await cleanups.add(() => opened.device.remove());
  return opened;
}

async function tick(a: BenchDevice, b: BenchDevice, todos: SeededTodo[]): Promise<void> {
  const done = await b.watchDone(todos);
  await a.tick(todos);
  await done();
}

/** B's worker is stopped, as the browser does with one that has nothing to do. */
async function fillGap(
  emulators: RunningEmulators,
  a: BenchDevice,
  b: BenchDevice,
  todos: SeededTodo[],
): Promise<Sample> {
  await b.device.killWorker();
  for (const todo of todos) {
    await a.tick([todo]);
    await delay(APART_MS);
  }
  await delay(APART_MS);
  return observe(emulators, [b], 0, () => wakeByTab(b));
}

async function wake(emulators: RunningEmulators, a: BenchDevice): Promise<Sample> {
  await a.device.killWorker();
  return observe(emulators, [a], 0, () => wakeByTab(a));
}

async function wakeByTab({ device }: BenchDevice): Promise<void> {
  const tab = await device.newTab();
  await tab.page.locator('[data-sync-status="synced"]').waitFor();
  await tab.page.close();
}

/** A client other than ours, that has seen everything up to A's last commit. */
async function useApi(emulators: RunningEmulators, user: User) {
  const client = apiClient(user);
  const [todo] = makeTodos(1) as [SeededTodo];
  const page = (await client.get('/sync/TODOS?since=0')).json<PullPage>();
  assert.equal(page.hasMore, false);
  const { version, commitId: parent, cursor } = page;
  const change = { id: todo.id, value: todo.value, editedAt: Date.now() };
  const body = { version, parent, changes: [change] };
  return {
    apiPush: await observe(emulators, [], 0, async () =>
      taken(await client.put('/sync/TODOS', body)),
    ),
    apiPull: await observe(emulators, [], 0, async () =>
      taken(await client.get(`/sync/TODOS?since=${cursor}`)),
    ),
  };
}

function taken({ status, text }: Answer): void {
  assert.equal(status, 200, text);
}
