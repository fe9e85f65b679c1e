import { FIELD_LIMITS } from '@daybook/protocol/fieldLimits';
import { type SubmitEvent, useId, useState } from 'react';
import type { KnownDevice } from '../../../shared/devices.ts';
import { CommandFailureLine } from '../../form/CommandFailureLine.tsx';
import { onEscape } from '../../form/onEscape.ts';
import { useCommand } from '../../form/useCommand.ts';
import { commonTexts } from '../../text/texts.ts';
import { useTexts } from '../../text/useTexts.ts';
import { checkDeviceName } from './deviceName.ts';
import { deviceTexts } from './text/texts.ts';

interface Props {
  device: KnownDevice;
  onClose: () => void;
}

/** A device being renamed in its place in the list. */
export function DeviceNameForm({ device, onClose }: Props) {
  const texts = useTexts(deviceTexts);
  const { cancel } = useTexts(commonTexts);
  const { send, isRunning, failure } = useCommand();
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const problemId = useId();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    // SPEC N2
    if (typed === null) return onClose();
    const name = checkDeviceName(typed);
    if (name === null) return setWrong(true);
    const isDone =
      name === device.name ||
      (await send({ command: 'renameDevice', deviceId: device.id, name })).ok;
    if (isDone) onClose();
  };

  return (
    <li>
      <form className="device-form" onSubmit={submit}>
        <input
          dir="auto"
          value={typed ?? device.name}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
          onFocus={(event) => event.target.select()}
          onKeyDown={onEscape(onClose)}
          aria-label={texts.name}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? problemId : undefined}
          autoComplete="off"
          enterKeyHint="done"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to rename this
          autoFocus
        />
        {isWrong && (
          <p className="field-problem" id={problemId} role="alert">
            {texts.nameProblem(FIELD_LIMITS.device.name.max)}
          </p>
        )}
        <div className="button-row">
          <button type="submit" className="button button-primary" aria-disabled={isRunning}>
            {isRunning ? texts.saving : texts.save}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {cancel}
          </button>
        </div>
        <CommandFailureLine failure={failure} />
      </form>
    </li>
  );
}
