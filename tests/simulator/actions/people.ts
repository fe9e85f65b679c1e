import { commitAsClient, replaceAsClient, signIn, signOut } from '../clients.ts';
import { type Place, placeOf, valueWith } from '../shapes.ts';
import { anyDevice, anyPlace, type Kinds } from './kind.ts';

/** What people do besides editing: many at once, with other clients, and with their devices. */
export type PeopleAction =
  /** An import: so many todos, each with notes of so many characters. */
  | { do: 'bulk'; device: number; count: number; notes: number }
  /** An API client writes an item, under the name of a device or its own. */
  | { do: 'apiCommit'; device: number; asDevice: boolean; item: number; type?: number }
  /** An API client replaces a whole type. */
  | { do: 'apiReplace'; type: number; item: number }
  /** The device is removed in another's list. */
  | { do: 'removeDevice'; device: number }
  /** A person signs out, whatever is pending. */
  | { do: 'signOut'; device: number }
  | { do: 'signIn'; device: number };

export const PEOPLE: Kinds<PeopleAction> = {
  bulk: {
    weight: 1,
    make: (random) => ({
      device: anyDevice(random),
      count: random.pick([6, 20, 60]),
      notes: random.pick([0, 300]),
    }),
    play(stage, { device: index, count, notes }) {
      const device = stage.device(index);
      const filling = 'x'.repeat(notes);
      const known = device.visible('TODOS');
      for (let item = 0; item < count; item += 1) {
        const place: Place = { type: 'TODOS', id: `b${item}` };
        const before = known.get(place.id) ?? null;
        const text = stage.ledger.nextToken('TODOS', 'title');
        const texts = {
          title: text,
          notes: `${stage.ledger.nextToken('TODOS', 'notes')}${filling}`,
        };
        stage.write(device, place, before, valueWith('TODOS', before, texts));
      }
    },
  },
  apiCommit: {
    weight: 2,
    make: (random) => ({
      device: anyDevice(random),
      asDevice: random.chance(0.5),
      ...anyPlace(random),
    }),
    play(stage, { device, asDevice, item, type = 0 }) {
      const place = placeOf(type, item);
      const deviceId = asDevice ? stage.device(device).stored().deviceId : 'api';
      commitAsClient(stage, place, deviceId);
    },
  },
  apiReplace: {
    weight: 1,
    make: (random) => ({ type: random.below(5), item: random.below(3) }),
    play: (stage, { type, item }) => replaceAsClient(stage, placeOf(type, item)),
  },
  removeDevice: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device }) {
      const { deviceId } = stage.device(device).stored();
      if (!stage.server.devices.delete(deviceId)) return;
      stage.counts.add('devices removed');
    },
  },
  signOut: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play: (stage, { device }) => signOut(stage, stage.device(device)),
  },
  signIn: {
    weight: 2,
    make: (random) => ({ device: anyDevice(random) }),
    play: (stage, { device }) => signIn(stage.device(device)),
  },
};
