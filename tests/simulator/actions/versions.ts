import { DATA_TYPES, isEqual, SCHEMA_VERSION } from '@daybook/protocol';
import { BROKEN, type Broken, breakStored } from '../brokenStorage.ts';
import { commitAsClient, valueAtServer } from '../clients.ts';
import { placeOf } from '../shapes.ts';
import { anyDevice, type Kinds } from './kind.ts';

/** Daybooks of two versions, and what is stored and can't be read. */
export type VersionAction =
  /** A Daybook that is newer than the devices' writes an item. */
  | { do: 'newerWrites'; type: number; item: number }
  | { do: 'updateDaybook'; device: number }
  /** The worker ends, and the next one finds something that isn't what it should be (SPEC D20). */
  | { do: 'breakStored'; device: number; broken: Broken }
  /** Somebody edits an item in the console, so that it is none any more (SPEC D18). */
  | { do: 'breakItem'; type: number; item: number };

const NEWER = SCHEMA_VERSION + 1;

export const VERSIONS: Kinds<VersionAction> = {
  newerWrites: {
    weight: 1,
    make: (random) => ({ type: random.below(DATA_TYPES.length), item: random.below(3) }),
    play(stage, { type, item }) {
      commitAsClient(stage, placeOf(type, item), 'newer', NEWER);
    },
  },
  updateDaybook: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device }) {
      stage.device(device).update();
      stage.counts.add('updates');
    },
  },
  breakStored: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random), broken: random.pick(BROKEN) }),
    play(stage, { device: index, broken }) {
      const device = stage.device(index);
      device.crash();
      for (const lost of breakStored(device.parts.storage, broken)) {
        if (!isEqual(valueAtServer(stage, lost.place), lost.value))
          stage.ledger.giveUpContent(lost.place, lost.value);
        stage.heldByServer.push(lost);
      }
      // What it made its changes on may be gone.
      stage.ledger.haveOldStates = true;
      stage.areTimesTrue = false;
      stage.counts.add(`broken ${broken}`);
    },
  },
  breakItem: {
    weight: 0.5,
    make: (random) => ({ type: random.below(DATA_TYPES.length), item: random.below(3) }),
    play(stage, { type, item }) {
      const place = placeOf(type, item);
      const value = valueAtServer(stage, place);
      if (!stage.server.breakItem(place.type, place.id)) return;
      stage.ledger.giveUpContent(place, value);
      stage.counts.add('broken items');
    },
  },
};
