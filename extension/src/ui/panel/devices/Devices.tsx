import { useAtomValue } from 'jotai';
import { useEffect } from 'react';
import { devicesAtom } from '../../data/storedAtom.ts';
import { useFocusKept } from '../../form/useFocusKept.ts';
import { useMessages, useServices } from '../../services.ts';
import { DeviceEntry } from './DeviceEntry.tsx';

/** The account's devices; nothing until they are known. They are read anew when it opens. */
export function Devices() {
  const { sendCommand } = useServices();
  const messages = useMessages().devices;
  const devices = useAtomValue(devicesAtom);
  useFocusKept(devices.length);
  useEffect(() => void sendCommand({ command: 'readDevices' }), [sendCommand]);
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
