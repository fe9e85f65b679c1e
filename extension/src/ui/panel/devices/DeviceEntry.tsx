import { useEffect, useRef, useState } from 'react';
import type { KnownDevice } from '../../../shared/devices.ts';
import { DeviceIcon, PencilIcon, TrashIcon } from '../../icons.tsx';
import { formatTime } from '../../text/formatTime.ts';
import { UserText } from '../../text/UserText.tsx';
import { useLocale, useTexts } from '../../text/useTexts.ts';
import { DeviceNameForm } from './DeviceNameForm.tsx';
import { RemoveDevice } from './RemoveDevice.tsx';
import { deviceTexts } from './text/texts.ts';

/** A device with its name and when it was last in use. This device has no remove button: it is signed out instead. */
export function DeviceEntry({ device }: { device: KnownDevice }) {
  const { tag } = useLocale();
  const texts = useTexts(deviceTexts);
  const [shown, setShown] = useState<'device' | 'rename' | 'remove'>('device');
  const openedFrom = useRef<'rename' | 'remove' | null>(null);
  const renameButton = useRef<HTMLButtonElement>(null);
  const removeButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (shown !== 'device') {
      openedFrom.current = shown;
      return;
    }
    const button = openedFrom.current === 'rename' ? renameButton : removeButton;
    if (openedFrom.current) button.current?.focus();
    openedFrom.current = null;
  }, [shown]);

  const close = () => setShown('device');
  if (shown === 'rename') return <DeviceNameForm device={device} onClose={close} />;
  if (shown === 'remove') return <RemoveDevice device={device} onClose={close} />;

  return (
    <li className="device">
      <DeviceIcon />
      <div className="device-text">
        <p className="device-name">
          <UserText text={device.name} />
        </p>
        <p className="device-seen">
          {device.isThisDevice
            ? texts.thisDevice
            : texts.lastSeen(formatTime(device.lastSeenAt, tag))}
        </p>
      </div>
      <button
        type="button"
        ref={renameButton}
        className="icon-button"
        aria-label={texts.renameDevice(device.name)}
        onClick={() => setShown('rename')}
      >
        <PencilIcon />
      </button>
      {!device.isThisDevice && (
        <button
          type="button"
          ref={removeButton}
          className="icon-button icon-button-danger"
          aria-label={texts.removeDevice(device.name)}
          onClick={() => setShown('remove')}
        >
          <TrashIcon />
        </button>
      )}
    </li>
  );
}
