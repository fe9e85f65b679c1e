import type { ItemScene } from './scene.ts';

const MOST_SHOWN = 30;

/** Items by id. What has changed is a new row, which lights up. */
export function ItemList({ items }: { items: readonly ItemScene[] }) {
  if (items.length === 0) return <p className="nothing">No items</p>;
  return (
    <ul className="items">
      {items.slice(0, MOST_SHOWN).map((item) => (
        <Item key={JSON.stringify(item)} item={item} />
      ))}
      {items.length > MOST_SHOWN && <li>and {items.length - MOST_SHOWN} more</li>}
    </ul>
  );
}

function Item({ item: { id, text, version, isPending } }: { item: ItemScene }) {
  return (
    <li className={isPending ? 'item item-pending' : 'item'}>
      <code>{id}</code>
      {text === null ? <del>deleted</del> : <span>{text}</span>}
      {isPending && <span className="pending-mark">pending</span>}
      <small>{version === null ? 'new' : `v${version}`}</small>
    </li>
  );
}
