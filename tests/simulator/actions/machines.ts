import { backUp, erase, JOB_TAKES, renewHeads, restoreBackup } from '../serverJobs.ts';
import { anyDevice, type Kinds } from './kind.ts';

/** Old states come back, and two machines are one device. */
export type MachineAction =
  /** The profile, on a second machine. */
  | { do: 'copyProfile'; device: number }
  | { do: 'backUpMachine'; device: number }
  /** The machine is as it was when it was last backed up. */
  | { do: 'putBackMachine'; device: number }
  | { do: 'backUpServer' }
  | { do: 'restoreServer'; renews: boolean }
  /** `DELETE /sync`: somebody removes all synced data. */
  | { do: 'erase' };

export const MACHINES: Kinds<MachineAction> = {
  copyProfile: {
    weight: 1,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device }) {
      if (!stage.copy(stage.device(device))) return;
      stage.ledger.haveOldStates = true;
      stage.counts.add('profiles copied');
    },
  },
  backUpMachine: {
    weight: 2,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device: index }) {
      const device = stage.device(index);
      const profile = device.parts.copy();
      stage.profiles.set(device.name, { profile, at: stage.ledger.mark() });
    },
  },
  putBackMachine: {
    weight: 2,
    make: (random) => ({ device: anyDevice(random) }),
    play(stage, { device: index }) {
      const device = stage.device(index);
      const saved = stage.profiles.get(device.name);
      if (!saved) return;
      device.putBack(saved.profile);
      stage.ledger.haveOldStates = true;
      stage.ledger.giveUp(device.name, { since: saved.at });
      stage.forgetful.add(device.name);
      stage.counts.add('machines put back');
    },
  },
  backUpServer: {
    weight: 2,
    make: () => ({}),
    play(stage) {
      stage.backup = { data: backUp(stage.server), at: stage.ledger.mark() };
    },
  },
  restoreServer: {
    weight: 2,
    make: (random) => ({ renews: random.chance(0.6) }),
    play(stage, { renews }) {
      if (!stage.backup) return;
      restoreBackup(stage.server, stage.backup.data);
      stage.server.now += JOB_TAKES;
      stage.wasPutBack(stage.backup.data);
      for (const { place, value } of stage.heldByServer) stage.ledger.giveUpContent(place, value);
      stage.ledger.areDeletionsOpen = true;
      if (renews) renewHeads(stage.server, () => stage.newId());
      else stage.needsRenewal = true;
      stage.counts.add(renews ? 'servers restored' : 'servers restored as they were');
    },
  },
  erase: {
    weight: 1,
    make: () => ({}),
    play(stage) {
      erase(stage.server, () => stage.newId());
      stage.ledger.areDeletionsOpen = true;
      stage.ledger.giveUpAll();
      stage.counts.add('erasures');
    },
  },
};
