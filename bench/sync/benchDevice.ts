import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'playwright-core';
import type { User } from '../../tools/clients/users.ts';
import { type Device, launchDevice } from '../../tools/devices/device.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import type { Contender } from './contender.ts';
import { fireOnline, hasTakenEdits, watchDone, watchJoin, writeEdits } from './inWorker.ts';
import { type SeededTodo, ticked } from './todos.ts';
import { type Traffic, trafficBetween, watchTraffic } from './wire.ts';

/** What follows a join or a change within this time, such as the opening of live queries, counts to it. */
export const SETTLE_MS = 1_500;

/** A fresh device with a contender's extension and no open tab. */
export class BenchDevice {
  readonly device: Device;
  readonly worker: Worker;
  readonly traffic: () => Traffic;
  readonly #contender: Contender;

  static async launch(contender: Contender, services: RunningEmulators): Promise<BenchDevice> {
    const device = await launchDevice({ services, extensionDir: contender.extensionDir });
    return new BenchDevice(contender, device, await device.worker());
  }

  private constructor(contender: Contender, device: Device, worker: Worker) {
    this.#contender = contender;
    this.device = device;
    this.worker = worker;
    this.traffic = watchTraffic(device.network);
  }

  /** Signs in and waits until so many todos are stored; gives the time since the worker knew the user. */
  async join(user: User, count: number): Promise<{ ms: number; bytes: number }> {
    const before = this.traffic();
    const joined = await this.worker.evaluateHandle(watchJoin, count);
    await this.#contender.signIn(this, user);
    const ms = await joined.evaluate(({ ms }) => ms);
    await delay(SETTLE_MS);
    return { ms, bytes: trafficBetween(before, this.traffic()).bytes };
  }

  /** Begins to wait until all these todos are stored as done; gives a promise of when. */
  async watchDone(todos: readonly SeededTodo[]): Promise<() => Promise<number>> {
    const done = await this.worker.evaluateHandle(
      watchDone,
      todos.map(({ id }) => id),
    );
    return () => done.evaluate(({ at }) => at);
  }

  /** Ticks todos as a tab does, all at one time; gives when. */
  async tick(todos: readonly SeededTodo[]): Promise<number> {
    const edits = todos.map(({ id, value }) => ({
      ...{ dataType: 'TODOS', itemId: id, before: value, value: ticked(value) },
    }));
    return this.worker.evaluate(writeEdits, edits);
  }

  async editsTaken(): Promise<void> {
    while (!(await this.worker.evaluate(hasTakenEdits))) await delay(50);
  }

  /** The network is back, and the worker knows it; gives when. */
  async goOnline(): Promise<number> {
    this.device.network.restore();
    return this.worker.evaluate(fireOnline);
  }
}
