import { isEqual, type Todo } from '@daybook/protocol';
import { collection, doc, type Firestore, onSnapshot, writeBatch } from 'firebase/firestore';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import type { Backend } from './backend.ts';
import { itemPath, itemsPath } from './paths.ts';

/** One document per item by bare batches, which Firestore queues: no versions, no heads, the last write wins. */
export function perItem(database: Firestore): Backend {
  return {
    follow(uid, onTodos) {
      onSnapshot(collection(database, itemsPath(uid)), (snapshot) =>
        onTodos(
          snapshot
            .docChanges()
            .map(({ doc: document }) => ({ id: document.id, value: document.data() as Todo })),
        ),
      );
    },
    commit(uid, edits) {
      const batch = writeBatch(database);
      for (const edit of edits) {
        batch.update(doc(database, itemPath(uid, edit.itemId)), changedFields(edit));
      }
      void batch.commit();
    },
  };
}

function changedFields({ before, value }: Edit<'TODOS'>): object {
  const was: Record<string, unknown> = { ...before };
  return Object.fromEntries(
    Object.entries(value ?? {}).filter(([field, content]) => !isEqual(content, was[field])),
  );
}
