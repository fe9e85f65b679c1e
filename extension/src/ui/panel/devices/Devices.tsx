import { useAtomValue } from 'jotai';
import { useEffect } from 'react';
import { useFocusKept } from '../../form/useFocusKept.ts';
import { useServices } from '../../services.ts';
import { useTexts } from '../../text/useTexts.ts';
import { devicesAtom } from './atom.ts';
import { DeviceEntry } from './DeviceEntry.tsx';
import { deviceTexts } from './text/texts.ts';

/** The account's devices; nothing until they are known. Opening it reads them again. */
export function Devices() {
  const { sendCommand } = useServices();
  const texts = useTexts(deviceTexts);
  const devices = useAtomValue(devicesAtom);
  useFocusKept(devices.length);
  useEffect(() => void sendCommand({ command: 'readDevices' }), [sendCommand]);
  if (devices.length === 0) return null;
  return (
    <section className="sync-section" aria-labelledby="devices-heading">
      <h3 id="devices-heading">{texts.heading}</h3>
      <ul>
        {devices.map((device) => (
          <DeviceEntry key={device.id} device={device} />
        ))}
      </ul>
    </section>
  );
}
