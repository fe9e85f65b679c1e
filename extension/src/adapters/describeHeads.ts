import { type DataType, type Head, headChangesSchema } from '@daybook/protocol';
import type { QueryDocumentSnapshot, QuerySnapshot } from 'firebase/firestore';
import type { DirectDoorEvent, SeenHead } from '../engine/contract/event.ts';

/** A snapshot of the heads as the engine's event. */
export function describeHeads(snapshot: QuerySnapshot): DirectDoorEvent {
  const heads: Partial<Record<DataType, SeenHead>> = {};
  for (const document of snapshot.docs) heads[document.id as DataType] = describeHead(document);
  return { type: 'headsSeen', fromServer: !snapshot.metadata.fromCache, heads };
}

function describeHead(document: QueryDocumentSnapshot): SeenHead {
  const head = document.data() as Head;
  const { version, commitId, parent, deviceId, schema } = head;
  const { hasPendingWrites } = document.metadata;
  // What isn't as SPEC C12 has it counts as not carried.
  const { data: changes = null } = headChangesSchema.safeParse(head.changes);
  return { version, commitId, parent, deviceId, schema, hasPendingWrites, changes };
}
