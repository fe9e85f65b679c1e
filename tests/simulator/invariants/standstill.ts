import { DATA_TYPES } from '@daybook/protocol';
import type { SyncStatus } from '../../../extension/src/shared/status.ts';
import type { SimDevice } from '../device.ts';
import { refusedPlaces } from '../refusedValues.ts';

/** Within this time online an engine that gets nowhere says so (SPEC S13), ms; a timer may be late by a moment. */
const LONGEST = 62_000;

/** What a device says while it believes that all is well, or on its way. */
const SILENT: readonly SyncStatus['state'][] = ['syncing', 'synced', 'first-pull'];

/** How long each device has said that all is well and got nowhere, while it could do at once whatever there was to do. */
export class StandstillWatch {
  readonly #standing = new Map<SimDevice, { at: string; ms: number }>();
  readonly #skews = new Map<SimDevice, number>();
  readonly #longest = new Map<SimDevice, number>();

  /** What was before was no time in which it could do all. */
  begin(devices: readonly SimDevice[]): void {
    this.#standing.clear();
    for (const device of devices) {
      // When it next wakes it takes the time that its clock was moved by for one in which nothing could run (SPEC K6).
      const isMoved = (this.#skews.get(device) ?? device.firstSkew) !== device.skew;
      this.#longest.set(device, isMoved ? 2 * LONGEST : LONGEST);
      this.#skews.set(device, device.skew);
    }
  }

  /** It has done all that there was to do, and now `ms` pass. */
  passed(device: SimDevice, ms: number): void {
    const at = placeOf(device);
    const before = this.#standing.get(device);
    if (at === null) {
      this.#standing.delete(device);
      return;
    }
    const standing = { at, ms: ms + (before?.at === at ? before.ms : 0) };
    this.#standing.set(device, standing);
    if (standing.ms > (this.#longest.get(device) ?? LONGEST))
      throw new Error(`${device.name} says ${at} for more than a minute, and gets nowhere`);
  }
}

/** Where it stands; null where it says that something is wrong, or lacks nothing. */
function placeOf(device: SimDevice): string | null {
  // Where Auth gives no token any more Firestore's connection ends, which the simulator doesn't say.
  const { isTokenOver, auth } = device.parts.signIn;
  if (!device.isOnline || (isTokenOver && auth !== 'answers')) return null;
  const { status, durable } = device.stored();
  if (!SILENT.includes(status.state)) return null;
  const pending = device.pending() - refusedPlaces(device).length;
  const behind = DATA_TYPES.filter((type) => {
    const { head } = device.parts.server.data(type);
    const { cursor } = durable[type];
    const isWhole = cursor !== null && cursor.after === undefined;
    return !isWhole || cursor.commitId !== (head?.commitId ?? null);
  });
  if (pending <= 0 && behind.length === 0) return null;
  const { isDead } = device.parts.firestore;
  const cursors = behind.map((type) => {
    const { cursor } = durable[type];
    return `${type} at ${cursor?.version ?? 'none'} ${cursor?.after ?? ''}`;
  });
  const how = `${status.state}${isDead ? ' without a Firestore' : ''}`;
  return `${how} with ${pending} pending, behind in ${cursors.join(', ') || 'nothing'},`;
}
