import { type DragEvent, useRef, useState } from 'react';
import type { Target } from '../todos/actions.ts';
import type { ListedTodo } from '../todos/todoList.ts';
import { useMove } from './useMove.ts';

interface Drop {
  target: Target & { nextTo: string };
  /** Where the line that shows it is, px from the top of the list. */
  top: number;
}

/** Dragging rows within a list: handlers for the list, and where a line shows what dropping would do. */
export function useDrag(listed: readonly ListedTodo[]) {
  const move = useMove();
  const dragged = useRef<HTMLElement | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);

  const end = () => {
    dragged.current?.removeAttribute('data-dragged');
    dragged.current = null;
    setDrop(null);
  };

  const handlers = {
    onDragStart(event: DragEvent) {
      const row = rowOf(event.target);
      if (!row) return;
      dragged.current = row;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', row.textContent);
      // Set at once it would be in the picture under the pointer, too.
      requestAnimationFrame(() => dragged.current?.setAttribute('data-dragged', ''));
    },
    onDragOver(event: DragEvent) {
      if (!dragged.current) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      const next = dropAt(rowOf(event.target), event.clientY);
      if (next && next.top !== drop?.top) setDrop(next);
    },
    onDrop(event: DragEvent) {
      event.preventDefault();
      const item = listed.find(({ id }) => id === dragged.current?.dataset.todoId);
      if (item && drop && drop.target.nextTo !== item.id) void move(item, drop.target);
      end();
    },
    onDragEnd: end,
  };

  return { handlers, lineTop: drop?.top ?? null };
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-todo-id]') : null;
}

function dropAt(row: HTMLElement | null, pointerY: number): Drop | null {
  const nextTo = row?.dataset.todoId;
  if (!row || nextTo === undefined) return null;
  const { top, height } = row.getBoundingClientRect();
  const isAfter = pointerY > top + height / 2;
  return {
    target: { nextTo, edge: isAfter ? 'after' : 'before' },
    top: row.offsetTop + (isAfter ? row.offsetHeight : 0),
  };
}
