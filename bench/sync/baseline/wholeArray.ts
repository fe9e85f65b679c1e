import type { Todo } from '@daybook/protocol';
import { doc, type Firestore, onSnapshot } from 'firebase/firestore';
import {
  type Firestore as LiteFirestore,
  doc as liteDoc,
  runTransaction,
} from 'firebase/firestore/lite';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import type { Backend } from './backend.ts';
import { arrayPath } from './paths.ts';

const RETRY_MS = 250;

type Entry = Todo & { id: string };

/**
 * One document with the whole array, rewritten in a transaction. The full SDK's transactions need XMLHttpRequest, which
 * no service worker has, so they are the lite SDK's. Neither queues them, so it tries until one works.
 */
export function wholeArray(database: Firestore, rest: LiteFirestore): Backend {
  let pending: Edit<'TODOS'>[] = [];
  let isSending = false;

  async function send(uid: string): Promise<void> {
    if (isSending) return;
    isSending = true;
    while (pending.length > 0) {
      const sent = pending;
      try {
        await rewrite(rest, uid, sent);
        pending = pending.slice(sent.length);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    isSending = false;
  }

  return {
    follow(uid, onTodos) {
      onSnapshot(doc(database, arrayPath(uid)), (snapshot) =>
        onTodos(entriesIn(snapshot.get('todos')).map(({ id, ...value }) => ({ id, value }))),
      );
    },
    commit(uid, edits) {
      pending = [...pending, ...edits];
      void send(uid);
    },
  };
}

function rewrite(
  database: LiteFirestore,
  uid: string,
  edits: readonly Edit<'TODOS'>[],
): Promise<unknown> {
  const values = new Map(edits.map(({ itemId, value }) => [itemId, value]));
  const document = liteDoc(database, arrayPath(uid));
  return runTransaction(
    database,
    async (transaction) => {
      const entries = entriesIn((await transaction.get(document)).get('todos'));
      const todos = entries.map((entry) => ({ ...entry, ...values.get(entry.id) }));
      transaction.set(document, { todos });
    },
    { maxAttempts: 1 },
  );
}

function entriesIn(todos: unknown): Entry[] {
  return (todos as Entry[] | undefined) ?? [];
}
