import { type DataType, type StoredItem, valueIn } from '@daybook/protocol';
import type { QueryDocumentSnapshot, QuerySnapshot } from 'firebase/firestore';
import type { ConfirmedChange, DirectDoorEvent } from '../engine/event.ts';

type Latest = Extract<DirectDoorEvent, { type: 'itemsSeen' }>['latest'];

/** A snapshot of a live query as the engine's event: only what the server confirmed counts as a change. */
export function describeItems(type: DataType, snapshot: QuerySnapshot): DirectDoorEvent {
  const { fromCache, hasPendingWrites } = snapshot.metadata;
  return {
    type: 'itemsSeen',
    dataType: type,
    fromServer: !fromCache,
    hasPendingWrites,
    size: snapshot.size,
    changes: snapshot
      .docChanges({ includeMetadataChanges: true })
      .filter((change) => change.type !== 'removed' && !change.doc.metadata.hasPendingWrites)
      .map((change) => confirmedChange(change.doc)),
    latest: latestCommit(snapshot.docs),
  };
}

function confirmedChange(document: QueryDocumentSnapshot): ConfirmedChange {
  const item = document.data() as StoredItem;
  const { version, commitId, editedAt, deviceId } = item;
  return { id: document.id, version, commitId, editedAt, deviceId, value: valueIn(item) };
}

function latestCommit(documents: readonly QueryDocumentSnapshot[]): Latest {
  let latest: Latest = null;
  for (const document of documents) {
    const { version, commitId } = document.data() as StoredItem;
    if (latest === null || version > latest.version) latest = { version, commitId };
  }
  return latest;
}
