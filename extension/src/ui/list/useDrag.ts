import { type DragEvent, useRef, useState } from 'react';
import type { Target } from './moveItem.ts';
import { itemIdOf, rowOf } from './rowElement.ts';

interface Drop {
  target: Target & { nextTo: string };
  /** Where the line that shows it is, px from the top of the list. */
  top: number;
}

/** Dragging rows within a list: handlers for the list, and where a line shows what dropping would do. */
export function useDrag(onDrop: (id: string, target: Target) => void) {
  const dragged = useRef<HTMLElement | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);

  const end = () => {
    dragged.current?.removeAttribute('data-dragged');
    dragged.current = null;
    setDrop(null);
  };

  const handlers = {
    onDragStart(event: DragEvent) {
      const row = rowAt(event.target);
      if (!row) return;
      dragged.current = row;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', row.textContent);
      // Set at once, it would also show in the image under the pointer.
      requestAnimationFrame(() => dragged.current?.setAttribute('data-dragged', ''));
    },
    onDragOver(event: DragEvent) {
      if (!dragged.current) return;
      // Its item was deleted elsewhere: the end of the drag isn't reported for a row that is gone.
      if (!dragged.current.isConnected) return end();
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      const next = dropAt(rowAt(event.target), event.clientY);
      if (next && next.top !== drop?.top) setDrop(next);
    },
    onDrop(event: DragEvent) {
      event.preventDefault();
      const id = dragged.current && itemIdOf(dragged.current);
      if (id && drop && drop.target.nextTo !== id) onDrop(id, drop.target);
      end();
    },
    onDragEnd: end,
  };

  return { handlers, lineTop: drop?.top ?? null };
}

function rowAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? rowOf(target) : null;
}

function dropAt(row: HTMLElement | null, pointerY: number): Drop | null {
  const nextTo = row && itemIdOf(row);
  if (!row || !nextTo) return null;
  const { top, height } = row.getBoundingClientRect();
  const isAfter = pointerY > top + height / 2;
  return {
    target: { nextTo, edge: isAfter ? 'after' : 'before' },
    top: row.offsetTop + (isAfter ? row.offsetHeight : 0),
  };
}
