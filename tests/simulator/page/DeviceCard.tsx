import { formatDuration } from './format.ts';
import { ItemList } from './ItemList.tsx';
import type { DeviceScene, DeviceTypeScene, StepScene } from './scene.ts';

const STEPS_SHOWN = 30;

/** What a device shows, what it knows, what it is about to do, and what it did last. */
export function DeviceCard({ device }: { device: DeviceScene }) {
  const { name, status, pending, types, conflicts, underWay, steps } = device;
  return (
    <section className="device card" aria-label={name.length > 1 ? name : `Device ${name}`}>
      <header>
        <h2>{name}</h2>
        <span className="status" data-status={status.split(':')[0]}>
          {status}
        </span>
        {pending > 0 && <span className="pending-mark">{pending} pending</span>}
        <Circumstances device={device} />
      </header>
      {types.length === 0 && <p className="nothing">Nothing stored yet</p>}
      {types.map((type) => (
        <TypePart key={type.type} type={type} />
      ))}
      {conflicts.length > 0 && (
        <details className="conflicts">
          <summary>Conflict log: {conflicts.length}</summary>
          <ul>
            {conflicts.map((conflict, index) => (
              <li key={index}>{conflict}</li>
            ))}
          </ul>
        </details>
      )}
      {underWay.map(({ what, entries }) => (
        <p key={what} className="under-way">
          <b>{what}</b>
          {entries.map((entry, index) => (
            <span key={index}>{entry}</span>
          ))}
        </p>
      ))}
      <StepList steps={steps.slice(-STEPS_SHOWN)} />
    </section>
  );
}

function Circumstances({ device: { isRunning, isOnline, skew } }: { device: DeviceScene }) {
  return (
    <>
      {!isOnline && <span className="chip">offline</span>}
      {!isRunning && <span className="chip">worker not running</span>}
      {skew !== null && skew !== 0 && (
        <span className="chip">
          clock {skew > 0 ? '+' : ''}
          {formatDuration(skew)}
        </span>
      )}
    </>
  );
}

function TypePart({ type: { type, cursor, marks, items } }: { type: DeviceTypeScene }) {
  return (
    <div className="type">
      <h3>
        {type} <small>cursor {cursor}</small>
      </h3>
      <p className="marks">
        {marks.map((mark) => (
          <span key={mark} className="chip">
            {mark}
          </span>
        ))}
      </p>
      <ItemList items={items} />
    </div>
  );
}

/** The newest first. */
function StepList({ steps }: { steps: readonly StepScene[] }) {
  if (steps.length === 0) return null;
  return (
    // A scrolled list can't be reached by keyboard otherwise.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
    <ol className="steps" aria-label="Last steps" tabIndex={0}>
      {steps.toReversed().map(({ event, effects, status, replayed }, index) => (
        <li key={steps.length - index}>
          <b>{event}</b> {effects.length > 0 && `→ ${effects.join(', ')}`} <small>{status}</small>
          {replayed !== null && <p className="differs">replayed: {replayed}</p>}
        </li>
      ))}
    </ol>
  );
}
