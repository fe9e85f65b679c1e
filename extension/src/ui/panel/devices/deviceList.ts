import type { KnownDevice } from '../../../shared/devices.ts';
import type { LocalSnapshot } from '../../../shared/snapshot.ts';

/** This device first, then the others by when they were last seen. */
export function listDevices({ devices }: Pick<LocalSnapshot, 'devices'>): KnownDevice[] {
  return devices.toSorted(
    (a, b) => Number(b.isThisDevice) - Number(a.isThisDevice) || b.lastSeenAt - a.lastSeenAt,
  );
}
