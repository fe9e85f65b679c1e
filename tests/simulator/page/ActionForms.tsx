import { type FormEvent, useState } from 'react';
import type { Action } from '../actions.ts';
import { ACTION_FORMS, type ActionField, type ActionForm } from './actionForms.ts';
import { describeParameter, inWords } from './describeAction.ts';

/** What a form has where the action is to have no such parameter. */
const ABSENT = '';

interface ActionFormsProps {
  deviceNames: readonly string[];
  onAction: (action: Action) => void;
}

/** A button for everything that can happen in a history. */
export function ActionForms({ deviceNames, onAction }: ActionFormsProps) {
  const [chosen, setChosen] = useState(0);
  const device = Math.min(chosen, deviceNames.length - 1);
  return (
    <section className="actions card" aria-labelledby="actions-title">
      <header>
        <h2 id="actions-title">Let something happen now</h2>
        <fieldset>
          <legend>on device</legend>
          {deviceNames.map((name, index) => (
            <label key={name}>
              <input
                type="radio"
                name="device"
                checked={index === device}
                onChange={() => setChosen(index)}
              />
              {name}
            </label>
          ))}
        </fieldset>
      </header>
      <div className="forms">
        {ACTION_FORMS.map((form) => (
          <OneForm key={form.do} form={form} device={device} onAction={onAction} />
        ))}
      </div>
    </section>
  );
}

interface OneFormProps {
  form: ActionForm;
  device: number;
  onAction: (action: Action) => void;
}

function OneForm({ form, device, onAction }: OneFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const fields = form.fields
      .map(({ name }) => [name, entered.get(name)])
      .filter(([, json]) => json !== ABSENT)
      .map(([name, json]) => [name, JSON.parse(String(json))]);
    const parameters = Object.fromEntries(
      form.hasDevice ? [['device', device], ...fields] : fields,
    );
    onAction({ do: form.do, ...parameters });
  };
  return (
    <form onSubmit={submit}>
      <button type="submit" className="button">
        {inWords(form.do)}
      </button>
      {form.fields.map((field) => (
        <Field key={field.name} field={field} />
      ))}
    </form>
  );
}

/** Its value is JSON, or {@link ABSENT}. */
function Field({ field }: { field: ActionField }) {
  const { name } = field;
  if (field.kind === 'number') {
    return (
      <label>
        {inWords(name)}
        <input type="number" name={name} min={field.min} defaultValue={field.min} required />
      </label>
    );
  }
  return (
    <select
      name={name}
      aria-label={inWords(name)}
      defaultValue={JSON.stringify(field.initial) ?? ABSENT}
    >
      {field.values.map((value) => {
        const json = JSON.stringify(value) ?? ABSENT;
        return (
          <option key={json} value={json}>
            {describeParameter(name, value)}
          </option>
        );
      })}
    </select>
  );
}
