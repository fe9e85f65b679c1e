import { type DataType, type ItemValue, valueIn } from '@daybook/protocol';
import { copyOf, type MachineCopy } from './copies.ts';
import { Counts } from './counts.ts';
import { type DeviceOptions, SimDevice, type Written } from './device.ts';
import type { DeviceMutations } from './deviceMutations.ts';
import { Ledger } from './ledger.ts';
import type { Profile } from './parts.ts';
import { type ServerMutations, type SimQuota, SimServer } from './server.ts';
import type { Backup } from './serverJobs.ts';
import {
  contentOf,
  type Fields,
  fieldOf,
  fieldsOf,
  type Place,
  timesOf,
  valueWith,
} from './shapes.ts';

export type Mutations = DeviceMutations & ServerMutations;

/** What a history is played with; printed when it fails. */
export interface HistoryOptions {
  /** How many texts a field can have; 0 for a new one with each write. */
  variety?: number;
  /** How many changes a page has at most; 3 where it isn't said. */
  pageSize?: number;
  maxRequestBytes?: number;
  /** Lines are slow: no answer of more changes comes in time. */
  mostCarried?: number;
  freezes?: boolean;
  /** The direct door refuses commits that are valid, as by a limit of Firestore's that no emulator has. */
  refusesDirect?: boolean;
  /** A type may have so few items. */
  quota?: SimQuota;
  /** The kinds of actions it has, and how often each comes. */
  weights?: Readonly<Record<string, number>>;
}

const MAX_DEVICES = 5;

/** Everything that the actions of a history touch. */
export class Stage {
  readonly server: SimServer;
  readonly devices: SimDevice[];
  readonly ledger: Ledger;
  readonly counts = new Counts();
  /** What machines were backed up as, by name, and when for the ledger. */
  readonly profiles = new Map<string, { profile: Profile; at: number }>();
  /** By the name of a machine that is a copy. */
  readonly copies = new Map<string, MachineCopy>();
  backup: { data: Backup; at: number } | null = null;
  /** Who holds nothing any more of what it once wrote: other clients, and devices that were cleared. */
  readonly forgetful = new Set(['api']);
  /** What a device had of the server's items and lost, so that it can't say it when the server loses it, too. */
  readonly heldByServer: { place: Place; value: ItemValue }[] = [];
  /** Devices can have commits that the server gave out again: only renewed heads help (docs/ADMIN.md). */
  needsRenewal = false;
  /** Clocks are wrong by the same all the time, and nothing else gives items a time that is none of a write. */
  areTimesTrue = true;
  /** Devices of which a person wants the data gone. */
  readonly leaving = new Set<SimDevice>();
  readonly #options: DeviceOptions;
  /** What the server was put back to, and when. */
  readonly #restores: { data: Backup; until: number }[] = [];
  #ids = 0;

  constructor(
    skews: readonly number[],
    options: HistoryOptions,
    mutations: Mutations,
    watch: Pick<DeviceOptions['watch'], 'stepped' | 'performed'>,
  ) {
    const { variety = 0, freezes = true } = options;
    this.server = new SimServer({ pageSize: 3, ...options, ...mutations });
    this.ledger = new Ledger(variety, () => this.server.now);
    const all: DeviceOptions['watch'] = {
      stepped: (...step) => watch.stepped(...step),
      performed: (...effect) => watch.performed(...effect),
      mark: () => this.ledger.mark(),
    };
    this.#options = { mutations, freezes, watch: all };
    this.devices = [];
    for (const skew of skews) this.#add(skew);
  }

  /** The server was put back to what it was then. */
  wasPutBack(data: Backup): void {
    this.#restores.push({ data, until: this.ledger.mark() });
    for (const name of this.forgetful) this.#giveUpTaken(name);
  }

  /** What it wrote and the server loses, or has lost without its notice, it can't offer any more. */
  hasLeft(name: string): void {
    this.forgetful.add(name);
    this.#giveUpTaken(name);
  }

  #giveUpTaken(name: string): void {
    for (const { data, until } of this.#restores)
      this.ledger.giveUp(name, { until }, ({ type, id }, field, token) => {
        const item = data.get(type)?.items.get(id);
        return token !== contentOf((item ? valueIn(item) : null) as ItemValue | null, field);
      });
  }

  device(index: number): SimDevice {
    const device = this.devices[index % this.devices.length];
    if (!device) throw new Error('A history has two devices or more');
    return device;
  }

  /** From now on time passes, and each device does at once what there is to do. */
  runBegins(): void {}

  runEnds(): void {}

  /** All is done that there was to do, and now `ms` pass. */
  passes(_ms: number): void {}

  newId(): string {
    this.#ids += 1;
    return `admin-${this.#ids}`;
  }

  /** The same profile on a second machine; false where there are enough. */
  copy(device: SimDevice): boolean {
    if (this.devices.length >= MAX_DEVICES) return false;
    const copy = this.#add(device.skew);
    copy.putBack(device.parts.copy());
    this.copies.set(copy.name, copyOf(device, this.devices));
    return true;
  }

  /** A person writes a text into one field; where the item isn't there they make it. */
  edit(device: SimDevice, place: Place, field: number): void {
    const before = device.visible<ItemValue>(place.type).get(place.id) ?? null;
    this.write(device, place, before, this.written(place, before, field, device.now));
  }

  /** What somebody whose clock says `now` makes of an item; a new one has the time at which it is made. */
  written({ type }: Place, before: ItemValue | null, field: number, now: number): ItemValue {
    const names = before ? [fieldOf(type, field)] : fieldsOf(type);
    const times = before ? {} : timesOf(type, now);
    return valueWith(type, before, { ...times, ...this.texts(type, names) });
  }

  /** A text for each of these fields. */
  texts(type: DataType, names: readonly string[]): Fields {
    return Object.fromEntries(names.map((name) => [name, this.ledger.nextToken(type, name)]));
  }

  write(device: SimDevice, place: Place, before: ItemValue | null, value: ItemValue | null): void {
    this.#note(device, [{ place, before, value }]);
    device.edit(place, before, value);
  }

  writeAll(device: SimDevice, written: readonly Written[]): void {
    this.#note(device, written);
    device.editAll(written);
  }

  #note(device: SimDevice, written: readonly Written[]): void {
    const since = this.ledger.mark();
    for (const { place, before, value } of written)
      this.ledger.wrote(device.name, place, before, value);
    if (this.#isLeaving(device)) this.ledger.giveUp(device.name, { since });
  }

  /** Of the machine that was copied or put back a person wanted the data gone, too. */
  #isLeaving(device: SimDevice): boolean {
    const { signingOut, device: entry } = device.stored();
    return this.leaving.has(device) || (signingOut && entry.state !== 'removed');
  }

  delete(device: SimDevice, place: Place): void {
    const before = device.visible<ItemValue>(place.type).get(place.id);
    if (before) this.write(device, place, before, null);
  }

  /** Sets a field back to what one writer saw in it before. */
  revert(device: SimDevice, place: Place, field: number): void {
    const before = device.visible<ItemValue>(place.type).get(place.id);
    if (!before) return;
    const name = fieldOf(place.type, field);
    const writes = this.ledger.writesTo(place, name);
    const last = writes.findLast(({ token }) => token === contentOf(before, name));
    if (!last || last.saw === null) return;
    const since = this.ledger.mark();
    this.write(device, place, before, valueWith(place.type, before, { [name]: last.saw }));
    // Set back to what was removed, or put back, by hand: nothing is changed that it was made on.
    if (this.ledger.areDeletionsOpen) this.ledger.giveUp(device.name, { since });
  }

  #add(skew: number): SimDevice {
    const name = String.fromCharCode(65 + this.devices.length);
    const device = new SimDevice(name, this.server, skew, this.#options);
    this.devices.push(device);
    return device;
  }
}

/** Steps in an order that `choice` picks, the same each time; how many there were to do. */
export function work(device: SimDevice, steps: number, choice: number): number {
  let picked = choice;
  for (let step = 0; step < steps; step += 1) {
    picked = (Math.imul(picked, 1103515245) + 12345) & 0x7fffffff;
    if (!device.work(picked >> 8)) return step;
  }
  return steps;
}
