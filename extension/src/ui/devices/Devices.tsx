import { useAtomValue } from 'jotai';
import { useMessages } from '../services.ts';
import { devicesAtom } from '../state/atoms.ts';
import { useFocusKept } from '../sync/useFocusKept.ts';
import { DeviceEntry } from './DeviceEntry.tsx';

/** The account's devices; nothing until they are known. */
export function Devices() {
  const messages = useMessages().devices;
  const devices = useAtomValue(devicesAtom);
  useFocusKept(devices.length);
  if (devices.length === 0) return null;
  return (
    <section className="sync-section" aria-labelledby="devices-heading">
      <h3 id="devices-heading">{messages.heading}</h3>
      <ul>
        {devices.map((device) => (
          <DeviceEntry key={device.id} device={device} />
        ))}
      </ul>
    </section>
  );
}
