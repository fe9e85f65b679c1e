import type { ItemValue } from '@daybook/protocol';
import { restoreConflicts } from '../../../extension/src/ui/panel/conflicts/restoreConflicts.ts';
import type { SimDevice, Written } from '../device.ts';
import { type Wrong, writeRefused } from '../refusedValues.ts';
import { type Place, placeOf, valueWith } from '../shapes.ts';
import type { Stage } from '../stage.ts';
import { anyDevice, anyPlace, type Kinds } from './kind.ts';

/** Values that no door takes, very many values, and the log of what lost. */
export type ValueAction =
  | { do: 'writeRefused'; device: number; item: number; type?: number; wrong: Wrong }
  /** A file is imported: so many todos at once, each with notes of so many characters. */
  | { do: 'importMany'; device: number; count: number; notes: number }
  /** Two devices write the same todos, so many, neither having seen the other's. */
  | { do: 'collide'; device: number; other: number; count: number }
  /** A person restores so many of the newest entries of the conflict log. */
  | { do: 'restoreLost'; device: number; count: number }
  /** A person dismisses the whole log. */
  | { do: 'dismissLog'; device: number };

export const VALUES: Kinds<ValueAction> = {
  writeRefused: {
    weight: 1,
    make: (random) => ({
      device: anyDevice(random),
      ...anyPlace(random),
      wrong: random.pick<Wrong>([
        'text too long',
        'number for text',
        'unknown field',
        'impossible id',
      ]),
    }),
    play: (stage, { device, item, type = 0, wrong }) =>
      writeRefused(stage, stage.device(device), placeOf(type, item), wrong),
  },
  importMany: {
    // A history with one takes some thirty times as long, so known histories make up for chance.
    weight: 0.003,
    make: (random) => ({
      device: anyDevice(random),
      ...random.pick([
        { count: 2_000, notes: 0 },
        { count: 300, notes: 4_500 },
      ]),
    }),
    play(stage, { device, count, notes }) {
      writeMany(stage, stage.device(device), count, 'x'.repeat(notes));
      stage.counts.add('imports');
    },
  },
  collide: {
    weight: 0.05,
    make: (random) => ({ device: anyDevice(random), other: anyDevice(random), count: 110 }),
    play(stage, { device, other, count }) {
      for (const index of [device, other]) writeMany(stage, stage.device(index), count);
    },
  },
  restoreLost: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random), count: random.pick([1, 20]) }),
    play(stage, { device, count }) {
      restoreLost(stage, stage.device(device), count);
    },
  },
  dismissLog: {
    weight: 0.5,
    make: (random) => ({ device: anyDevice(random) }),
    play: (stage, { device }) => dismiss(stage.device(device), Number.POSITIVE_INFINITY),
  },
};

function writeMany(stage: Stage, device: SimDevice, count: number, filling = ''): void {
  const known = device.visible('TODOS');
  const written = Array.from({ length: count }, (_, item): Written => {
    const place: Place = { type: 'TODOS', id: `b${item}` };
    const before = known.get(place.id) ?? null;
    const title = stage.ledger.nextToken('TODOS', 'title');
    const notes = `${stage.ledger.nextToken('TODOS', 'notes')}${filling}`;
    return { place, before, value: valueWith('TODOS', before, { title, notes }) };
  });
  stage.writeAll(device, written);
}

/** As the panel does it: ordinary edits of the items as they are now, and then the entries are dismissed (SPEC N7). */
function restoreLost(stage: Stage, device: SimDevice, count: number): void {
  const listed = device
    .stored()
    .conflicts.slice(-count)
    .reverse()
    .map((conflict) => ({
      conflict,
      present: device.visible<ItemValue>(conflict.dataType).get(conflict.itemId) ?? null,
    }));
  if (listed.length === 0) return;
  // What lost before a measurement has the times of a clock that was wrong.
  stage.areTimesTrue = false;
  // It calls back at once.
  void restoreConflicts(listed, async (edits) => {
    const written = edits.map(({ dataType: type, itemId: id, before, value }) => ({
      place: { type, id },
      before,
      value,
    }));
    stage.writeAll(device, written);
  });
  dismiss(device, count);
  stage.counts.add('entries restored', listed.length);
}

function dismiss(device: SimDevice, count: number): void {
  const conflictIds = device
    .stored()
    .conflicts.slice(-count)
    .map(({ id }) => id);
  if (conflictIds.length > 0) device.hear({ type: 'conflictsDismissed', conflictIds });
}
