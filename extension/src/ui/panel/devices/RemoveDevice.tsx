import type { KnownDevice } from '../../../shared/devices.ts';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { ConfirmButtons } from '../../form/ConfirmButtons.tsx';
import { useCommand } from '../../form/useCommand.ts';
import { useTexts } from '../../text/useTexts.ts';
import { deviceTexts } from './text/texts.ts';

interface Props {
  device: KnownDevice;
  onClose: () => void;
}

/** Asks for a confirmation and says what removing means. The entry goes when it is gone from the stored list. */
export function RemoveDevice({ device, onClose }: Props) {
  const texts = useTexts(deviceTexts);
  const { send, isRunning, failure } = useCommand();
  return (
    <li className="device-question">
      <p role="alert">{texts.removeQuestion(device.name)}</p>
      <ConfirmButtons
        confirm={isRunning ? texts.removing : texts.remove}
        isRunning={isRunning}
        onCancel={onClose}
        onConfirm={() => send({ command: 'removeDevice', deviceId: device.id })}
      />
      <CommandFailureLine failure={failure} />
    </li>
  );
}
