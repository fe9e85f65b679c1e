import { DATA_TYPES } from '@daybook/protocol';
import type { Random } from '../random.ts';
import { type Place, placeOf } from '../shapes.ts';
import { work } from '../stage.ts';
import { anyDevice, anyPlace, type Kinds } from './kind.ts';

/** `device`, `item`, `type` and `choice` are taken modulo what there is; without a type it is a todo. */
export type EverydayAction =
  | { do: 'edit'; device: number; item: number; type?: number; field: number | 'title' | 'notes' }
  | { do: 'delete'; device: number; item: number; type?: number }
  /** A field is set back to what it was. */
  | { do: 'revert'; device: number; item: number; type?: number; field: number }
  /** The device does so many of the things that could happen next, in an order picked by `choice`. */
  | { do: 'work'; device: number; steps: number; choice: number }
  | { do: 'pass'; ms: number }
  | { do: 'online'; device: number; online: boolean }
  /** The worker dies after so many more effects. */
  | { do: 'crash'; device: number; effects: number }
  | { do: 'loseAnswer'; device: number }
  | { do: 'failWrite'; device: number }
  /** What is in storage is found once more. */
  | { do: 'findAgain'; device: number };

export const EVERYDAY: Kinds<EverydayAction> = {
  edit: {
    weight: 10,
    make: (random) => ({ device: anyDevice(random), ...anyPlace(random), field: random.below(2) }),
    play(stage, { device, field, ...at }) {
      stage.edit(stage.device(device), placeIn(at), field === 'notes' ? 1 : Number(field) || 0);
    },
  },
  delete: {
    weight: 6,
    make: (random) => ({ device: anyDevice(random), ...anyPlace(random) }),
    play: (stage, { device, ...at }) => stage.delete(stage.device(device), placeIn(at)),
  },
  revert: {
    weight: 4,
    make: (random) => ({ device: anyDevice(random), ...anyPlace(random), field: random.below(2) }),
    play: (stage, { device, field, ...at }) =>
      stage.revert(stage.device(device), placeIn(at), field),
  },
  work: {
    weight: 24,
    make: (random) => ({
      device: anyDevice(random),
      steps: random.between(1, 25),
      choice: random.below(0xffff),
    }),
    play: (stage, { device, steps, choice }) => void work(stage.device(device), steps, choice),
  },
  pass: {
    weight: 5,
    make: (random: Random) => ({ ms: random.pick([50, 1_200, 16_000, 16_000, 61_000]) }),
    play(stage, { ms }) {
      stage.server.now += ms;
    },
  },
  online: {
    weight: 4,
    make: (random) => ({ device: anyDevice(random), online: random.chance(0.5) }),
    play: (stage, { device, online }) => stage.device(device).setOnline(online),
  },
  crash: {
    weight: 3,
    make: (random) => ({ device: anyDevice(random), effects: random.below(5) }),
    play(stage, { device, effects }) {
      stage.device(device).faults.crashIn = effects;
    },
  },
  loseAnswer: {
    weight: 2,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device }) {
      stage.device(device).faults.lostAnswers += 1;
    },
  },
  failWrite: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device }) {
      stage.device(device).faults.failingWrites += 1;
    },
  },
  findAgain: {
    weight: 2,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device: index }) {
      const device = stage.device(index);
      const edits = device.parts.storage.edits();
      if (edits.length > 0) device.hear({ type: 'editsFound', edits });
    },
  },
};

function placeIn({
  type = DATA_TYPES.indexOf('TODOS'),
  item,
}: {
  type?: number;
  item: number;
}): Place {
  return placeOf(type, item);
}
