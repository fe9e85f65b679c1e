import { dirname } from 'node:path';
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import type { WireDocument } from './firestoreDocuments.ts';
import type { WireTime } from './firestoreValues.ts';

/** What a server of Firestore's may refuse something with. */
export type Refusal =
  | ('PERMISSION_DENIED' | 'UNAUTHENTICATED')
  | ('RESOURCE_EXHAUSTED' | 'UNAVAILABLE');

export interface ListenRequest {
  addTarget?: {
    targetId: number;
    query?: { parent: string; structuredQuery: { from: { collectionId: string }[] } };
    documents?: { documents: string[] };
  };
  removeTarget?: number;
}

type ListenStream = ServerDuplexStream<ListenRequest, object>;

interface Target {
  id: number;
  stream: ListenStream;
  has(name: string): boolean;
}

/** Live queries of a collection or of documents, on all documents at a time. */
export class FirestoreListeners {
  /** What they are refused with. */
  refusal: Refusal | null = null;
  readonly #targets = new Set<Target>();
  readonly #look: () => { documents: WireDocument[]; readTime: WireTime };

  constructor(look: () => { documents: WireDocument[]; readTime: WireTime }) {
    this.#look = look;
  }

  listen(stream: ListenStream): void {
    stream.on('data', ({ addTarget, removeTarget }: ListenRequest) => {
      if (addTarget) this.#add({ id: addTarget.targetId, stream, has: matcherOf(addTarget) });
      else this.#forget((target) => target.stream === stream && target.id === removeTarget);
    });
    stream.on('end', () => stream.end());
    stream.on('close', () => this.#forget((target) => target.stream === stream));
  }

  #add(target: Target): void {
    const { stream } = target;
    const targetIds = [target.id];
    if (this.refusal) {
      const cause = { code: status[this.refusal], message: this.refusal };
      stream.write({ targetChange: { targetChangeType: 'REMOVE', targetIds, cause } });
      return;
    }
    this.#targets.add(target);
    stream.write({ targetChange: { targetChangeType: 'ADD', targetIds } });
    const { documents, readTime } = this.#look();
    for (const document of documents.filter(({ name }) => target.has(name))) {
      stream.write({ documentChange: { document, targetIds } });
    }
    const current = { targetChangeType: 'CURRENT', targetIds, resumeToken: TOKEN, readTime };
    stream.write({ targetChange: current });
    sendSnapshot(stream, readTime);
  }

  #forget(which: (target: Target) => boolean): void {
    for (const target of [...this.#targets].filter(which)) this.#targets.delete(target);
  }

  /** Each sees what has changed for it; without fields a document is gone. */
  tell(changed: readonly WireDocument[]): void {
    const { readTime } = this.#look();
    for (const { id, stream, has } of this.#targets) {
      for (const document of changed.filter(({ name }) => has(name))) {
        const { name, fields } = document;
        const targetIds = [id];
        if (fields) stream.write({ documentChange: { document, targetIds } });
        else stream.write({ documentDelete: { document: name, readTime, removedTargetIds: [id] } });
      }
    }
    for (const stream of new Set([...this.#targets].map((target) => target.stream))) {
      sendSnapshot(stream, readTime);
    }
  }
}

/** All that was sent so far is one consistent state. */
function sendSnapshot(stream: ListenStream, readTime: WireTime): void {
  const targetChange = { targetChangeType: 'NO_CHANGE', resumeToken: TOKEN, readTime };
  stream.write({ targetChange });
}

function matcherOf({ query, documents }: NonNullable<ListenRequest['addTarget']>) {
  const names = documents?.documents ?? [];
  const collection = query && `${query.parent}/${query.structuredQuery.from[0]?.collectionId}`;
  return (name: string) => names.includes(name) || dirname(name) === collection;
}

export const TOKEN = Buffer.from('1');
