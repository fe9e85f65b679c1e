import { aTodo } from '../../fakes/todos.ts';
import type { Action, History } from './actions.ts';
import { SimDevice } from './device.ts';
import type { DeviceMutations } from './deviceMutations.ts';
import { Ledger } from './ledger.ts';
import { type ServerMutations, SimServer } from './server.ts';

export type Mutations = DeviceMutations & ServerMutations;

const MAX_SETTLING_ROUNDS = 400;
const STEPS_A_ROUND = 30;

/** Everything a history touches. */
export class World {
  readonly server: SimServer;
  readonly devices: SimDevice[];
  readonly ledger = new Ledger();

  constructor({ skews }: History, mutations: Mutations) {
    this.server = new SimServer(mutations);
    this.devices = skews.map((skew, index) => {
      const name = String.fromCharCode(65 + index);
      return new SimDevice(name, this.server, skew, mutations);
    });
  }

  play(action: Action): void {
    if (action.do === 'pass') {
      this.server.now += action.ms;
      return;
    }
    if (action.do === 'pro') return this.server.setPro(action.pro);
    if (action.do === 'purge') return this.server.purge('TODOS');
    const device = this.devices[action.device % this.devices.length];
    if (!device) throw new Error('A history has two devices or more');
    switch (action.do) {
      case 'edit':
        return this.#edit(device, `i${action.item}`, action.field);
      case 'delete':
        return this.#delete(device, `i${action.item}`);
      case 'work':
        return work(device, action.steps, action.choice);
      case 'online':
        return device.setOnline(action.online);
      case 'crash':
        device.crashIn = action.effects;
        return;
      case 'loseAnswer':
        device.lostAnswers += 1;
        return;
      case 'failWrite':
        device.failingWrites += 1;
        return;
    }
  }

  /** No more faults, and time enough: everything there is to do is done. */
  settle(): void {
    this.server.setPro(true);
    for (const device of this.devices) {
      device.setOnline(true);
      device.lostAnswers = 0;
      device.failingWrites = 0;
      device.crashIn = null;
    }
    for (let round = 0; round < MAX_SETTLING_ROUNDS; round += 1) {
      for (const device of this.devices) work(device, STEPS_A_ROUND, round * 7919);
      if (this.isSettled()) return;
      this.server.now += 500;
    }
    throw new Error(`Not settled: ${JSON.stringify(this.devices.map(describe), null, 1)}`);
  }

  isSettled(): boolean {
    const { head } = this.server.data('TODOS');
    // Reading what is stored costs most of a history's time, so it comes last.
    if (this.devices.some(({ isIdle }) => !isIdle)) return false;
    return this.devices.every((device) => {
      const state = device.stored();
      const { cursor, outbox } = state.durable.TODOS;
      return (
        state.status.state === 'synced' &&
        (cursor?.version ?? 0) === (head?.version ?? 0) &&
        outbox.length === 0
      );
    });
  }

  #edit(device: SimDevice, itemId: string, field: 'title' | 'notes'): void {
    const before = device.visible().get(itemId) ?? null;
    if (before) {
      const token = this.ledger.edited(itemId, field, before[field]);
      device.edit(itemId, before, { ...before, [field]: token });
      return;
    }
    const title = this.ledger.edited(itemId, 'title', null);
    const notes = this.ledger.edited(itemId, 'notes', null);
    device.edit(itemId, null, aTodo({ title, notes, createdAt: 0 }));
  }

  #delete(device: SimDevice, itemId: string): void {
    const before = device.visible().get(itemId);
    if (!before) return;
    this.ledger.deleted(itemId, before);
    device.edit(itemId, before, null);
  }
}

/** Steps in an order that `choice` picks, the same each time. */
function work(device: SimDevice, steps: number, choice: number): void {
  let picked = choice;
  for (let step = 0; step < steps; step += 1) {
    picked = (Math.imul(picked, 1103515245) + 12345) & 0x7fffffff;
    if (!device.work(picked >> 8)) return;
  }
}

function describe(device: SimDevice): unknown {
  const { status, durable, items } = device.stored();
  const local = items.TODOS.local.filter((bucket) => Object.keys(bucket).length > 0);
  return { name: device.name, status, durable: durable.TODOS, local, isIdle: device.isIdle };
}

/** Plays a history to its end and lets everything settle. */
export function playHistory(history: History, mutations: Mutations = {}): World {
  const world = new World(history, mutations);
  for (const action of history.actions) world.play(action);
  world.settle();
  return world;
}
