import type { KnownDevice } from '../../local/devices.ts';
import { useMessages } from '../services.ts';
import { CommandFailureLine } from '../sync/CommandFailureLine.tsx';
import { useCommand } from '../sync/useCommand.ts';

interface Props {
  device: KnownDevice;
  onClose: () => void;
}

/** Asks once, and says what removing means. The entry itself goes when the list says so. */
export function RemoveDevice({ device, onClose }: Props) {
  const messages = useMessages().devices;
  const { send, isRunning, failure } = useCommand();
  return (
    <li className="device-question">
      <p role="alert">{messages.removeQuestion(device.name)}</p>
      <div className="button-row">
        <button
          type="button"
          className="button"
          onClick={onClose}
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the button just pressed, and is the safe answer
          autoFocus
        >
          {messages.cancel}
        </button>
        <button
          type="button"
          className="button button-danger"
          aria-disabled={isRunning}
          onClick={() => send({ command: 'removeDevice', deviceId: device.id })}
        >
          {isRunning ? messages.removing : messages.remove}
        </button>
      </div>
      <CommandFailureLine failure={failure} />
    </li>
  );
}
