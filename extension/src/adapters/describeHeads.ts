import {
  type DataType,
  headChangesSchema,
  idSchema,
  isDataType,
  SCHEMA_VERSION,
  versionSchema,
} from '@daybook/protocol';
import {
  type DocumentData,
  type QueryDocumentSnapshot,
  type QuerySnapshot,
  Timestamp,
} from 'firebase/firestore';
import type { DirectDoorEvent, SeenHead } from '../engine/contract/event.ts';

/** A snapshot of the heads as the engine's event. */
export function describeHeads(snapshot: QuerySnapshot): DirectDoorEvent {
  const heads: Partial<Record<DataType, SeenHead>> = {};
  for (const document of snapshot.docs) {
    if (isDataType(document.id)) heads[document.id] = describeHead(document);
  }
  return { type: 'headsSeen', fromServer: !snapshot.metadata.fromCache, heads };
}

function describeHead(document: QueryDocumentSnapshot): SeenHead {
  const { version, commitId, parent, deviceId, schema, updatedAt, changes } =
    document.data() as DocumentData;
  const { hasPendingWrites } = document.metadata;
  return {
    ...(isVersion(version) && isId(commitId) ? { version, commitId } : UNKNOWN),
    parent: isId(parent) ? parent : null,
    deviceId: isId(deviceId) ? deviceId : '',
    schema: Number.isSafeInteger(schema) ? schema : SCHEMA_VERSION,
    updatedAt: updatedAt instanceof Timestamp ? Math.floor(updatedAt.toMillis()) : null,
    hasPendingWrites,
    // What isn't as SPEC C12 has it counts as not carried.
    changes: headChangesSchema.safeParse(changes).data ?? null,
  };
}

/** Of a broken head nothing is known: it is ahead of any cursor, so that a pull finds out (SPEC P19). */
const UNKNOWN = { version: Number.MAX_SAFE_INTEGER, commitId: '' };

function isVersion(value: unknown): value is number {
  return versionSchema.safeParse(value).success && value !== 0;
}

function isId(value: unknown): value is string {
  return idSchema.safeParse(value).success;
}
