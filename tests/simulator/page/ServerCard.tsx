import { formatDuration } from './format.ts';
import { ItemList } from './ItemList.tsx';
import type { ServerScene } from './scene.ts';

export function ServerCard({ server: { elapsed, isPro, types } }: { server: ServerScene }) {
  return (
    <section className="server card" aria-label="Server">
      <header>
        <h2>Server</h2>
        <span className="chip">+{formatDuration(elapsed)}</span>
        <span className="chip">{isPro ? 'Pro' : 'no Pro'}</span>
      </header>
      {types.length === 0 && <p className="nothing">Nothing was ever written</p>}
      {types.map(({ type, head, items }) => (
        <div key={type} className="type">
          <h3>
            {type} <small>head {head}</small>
          </h3>
          <ItemList items={items} />
        </div>
      ))}
    </section>
  );
}
