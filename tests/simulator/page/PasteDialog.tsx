import { type FormEvent, useRef, useState } from 'react';
import { readSource, type Source } from './source.ts';

/** Loads what was copied elsewhere. */
export function PasteDialog({ load }: { load: (source: Source) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const source = readSource(String(new FormData(event.currentTarget).get('pasted')));
    if (!source) return setProblem('This is none of them.');
    setProblem(null);
    event.currentTarget.reset();
    dialog.current?.close();
    load(source);
  };
  return (
    <>
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        Paste …
      </button>
      <dialog ref={dialog} className="card" aria-labelledby="paste-title">
        <form onSubmit={submit}>
          <h2 id="paste-title">Paste what was copied</h2>
          <label>
            A history, what a failed run of the fuzz printed, or what “Copy diagnostics” in the
            panel gave
            <textarea
              name="pasted"
              dir="auto"
              rows={10}
              required
              aria-describedby="paste-problem"
            />
          </label>
          <p id="paste-problem" className="field-problem" role="alert">
            {problem}
          </p>
          <div className="button-row">
            <button type="submit" className="button button-primary">
              Load
            </button>
            <button type="button" className="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
